package dev.terrace.tools.guarantee;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** 7. A client's data stays its own through every store, a site's packs its own, and dispatch knows nothing of gold. */
final class OwnDataOnly implements Guarantee {
    private static final Set<String> SHOWN = Set.of("part", "content", "meta", "start", "prelabelled");

    @Override
    public String promise() {
        return "a client has only its own data, a site only its own packs";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        Map<String, String> clientOf = new HashMap<>();
        evidence.stores()
                .ingestion()
                .getCollection("projects")
                .find()
                .forEach(project -> clientOf.put(Docs.id(project), Docs.text(project, "client")));
        Map<String, String> siteOf = new HashMap<>();
        for (String kind : Set.of("packs", "workers")) {
            evidence.stores()
                    .dispatch()
                    .getCollection(kind)
                    .find()
                    .forEach(owned -> siteOf.put(
                            kind + "/" + Docs.id(owned),
                            Docs.text(owned, kind.equals("packs") ? "request.site" : "site")));
        }
        for (Document dataset :
                evidence.stores().ingestion().getCollection("datasets").find()) {
            String owner = clientOf.getOrDefault(Docs.text(dataset, "project"), "");
            same("datasets/" + Docs.id(dataset), "client", owner, Docs.text(dataset, "client"), broken);
            String terms = Docs.text(dataset, "terms");
            String project = terms.substring(0, Math.max(0, terms.lastIndexOf('/')));
            same("datasets/" + Docs.id(dataset), "project", Docs.text(dataset, "project"), project, broken);
        }
        evidence.stores().lots(lot -> {
            clients(evidence, lot, broken);
            sites(lot, siteOf, broken);
        });
        for (Document submission :
                evidence.stores().dispatch().getCollection("submissions").find()) {
            if (Docs.has(submission, "received.pack")) {
                String pack = siteOf.getOrDefault("packs/" + Docs.text(submission, "received.pack"), "");
                String site = Docs.text(submission, "received.site");
                same("submissions/" + Docs.id(submission), "site", pack, site, broken);
            }
        }
    }

    private static void clients(Evidence evidence, LotView lot, Consumer<Violation> broken) {
        String owner = Docs.text(lot.dataset(), "client");
        same(
                "dispatch contents/" + lot.id(),
                "client",
                owner,
                Docs.text(evidence.stores().terms(Docs.text(lot.content(), "terms")), "client"),
                broken);
        if (!lot.judged().isEmpty()) {
            String terms = Docs.text(lot.content(), "terms");
            same("quality lots/" + lot.id(), "terms", terms, Docs.text(lot.judged(), "terms"), broken);
        }
        for (Document entry : lot.accruals()) {
            same(Docs.id(entry), "client", owner, Docs.text(entry, "work.client"), broken);
        }
        for (Document payload : Docs.list(lot.content(), "payloads")) {
            if (!SHOWN.containsAll(payload.keySet())) {
                broken.accept(new Violation(
                        "dispatch contents/" + lot.id(), "shows more than a worker may see: " + payload.keySet()));
            }
        }
    }

    private static void sites(LotView lot, Map<String, String> siteOf, Consumer<Violation> broken) {
        for (LotView.Stored label : lot.labels().values()) {
            String home = siteOf.getOrDefault("workers/" + label.worker(), "");
            same(label.id(), "site of " + label.worker(), home, label.site(), broken);
        }
        for (int n = 0; n < lot.units().size(); n++) {
            for (Document lease : LotView.slots(lot.units().get(n), "leased")) {
                String pack = siteOf.getOrDefault("packs/" + Docs.text(lease, "pack"), "");
                same(lot.unit(n), "site of its pack", pack, Docs.text(lease, "site"), broken);
            }
        }
    }

    private static void same(String document, String what, String expected, String found, Consumer<Violation> broken) {
        if (!expected.equals(found)) {
            broken.accept(new Violation(document, "%s is '%s' and should be '%s'".formatted(what, found, expected)));
        }
    }
}
