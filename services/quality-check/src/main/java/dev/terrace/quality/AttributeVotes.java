package dev.terrace.quality;

import dev.terrace.shared.work.Attribute;
import dev.terrace.shared.work.Attributes;
import dev.terrace.shared.work.Label;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What several people say of attributes, each voted on by itself. A number that does not count is the median; what does not
 * count and is tied is left out.
 *
 * @param ways the values; several where one that counts is tied
 * @param confidence the least of those that count; 1 if none does
 */
public record AttributeVotes(List<SortedMap<String, Object>> ways, double confidence) {

    static <M> AttributeVotes of(
            Attributes attributes, List<Member<M>> members, Function<M, Map<String, Object>> values) {
        if (attributes.list().isEmpty()) {
            return new AttributeVotes(List.of(Attributes.values(null)), 1);
        }
        List<Map<String, Object>> said =
                members.stream().map(m -> values.apply(m.object())).toList();
        List<SortedMap<String, Object>> ways = new ArrayList<>(List.of(new TreeMap<>()));
        double confidence = 1;
        for (Attribute attribute : attributes.list()) {
            Tally tally = tally(attribute, members, said);
            List<Object> best = values(attribute, said, tally.best());
            if (attribute.counts()) {
                confidence =
                        Math.min(confidence, tally.isTied() ? Math.min(.5, tally.probability()) : tally.probability());
            } else if (attribute.type() == Attribute.Kind.NUMBER) {
                best = median(attribute, said);
            } else if (best.size() > 1) {
                best = List.of("");
            }
            put(ways, attribute, best);
        }
        return new AttributeVotes(ways.stream().map(Attributes::values).toList(), confidence);
    }

    /** Of whole labels, each with a full vote. */
    public static <L extends Label> AttributeVotes ofLabels(
            Attributes attributes, List<Vote<L>> votes, Function<L, Map<String, Object>> values) {
        return of(attributes, members(votes), values);
    }

    /** What the others' labels teach of the one who said these values. */
    public static <L extends Label> List<Evidence> evidenceOfLabels(
            Attributes attributes, Vote<L> one, List<Vote<L>> others, Function<L, Map<String, Object>> values) {
        return evidence(attributes, values.apply(one.label()), members(others), values);
    }

    private static <L extends Label> List<Member<L>> members(List<Vote<L>> votes) {
        List<Member<L>> members = new ArrayList<>(votes.size());
        for (int i = 0; i < votes.size(); i++) {
            members.add(new Member<>(i, votes.get(i).label(), votes.get(i).skill(), 1));
        }
        return members;
    }

    /** What the others say of the attributes that count teaches of the one who said these values. */
    static <M> List<Evidence> evidence(
            Attributes attributes,
            Map<String, Object> hers,
            List<Member<M>> others,
            Function<M, Map<String, Object>> values) {
        List<Map<String, Object>> said =
                others.stream().map(m -> values.apply(m.object())).toList();
        List<Evidence> evidence = new ArrayList<>();
        for (Attribute attribute : others.isEmpty() ? List.<Attribute>of() : attributes.list()) {
            Tally tally = tally(attribute, others, said);
            if (attribute.counts() && !tally.isTied()) {
                String theirs = tally.best().getFirst();
                boolean hit = Attributes.said(attribute, hers).equals(theirs);
                evidence.add(
                        new Evidence(Skill.ALL, hit ? 1 : 0, Tally.aboveChance(tally.of(theirs), tally.options())));
            }
        }
        return evidence;
    }

    private static <M> Tally tally(Attribute attribute, List<Member<M>> members, List<Map<String, Object>> said) {
        List<String> texts =
                said.stream().map(v -> Attributes.said(attribute, v)).toList();
        int choices = attribute.choices();
        Tally tally = new Tally(
                choices > 0 ? choices : (int) texts.stream().distinct().count() + 1);
        for (int i = 0; i < texts.size(); i++) {
            tally.add(texts.get(i), members.get(i).skill(), members.get(i).part());
        }
        return tally;
    }

    /** The values behind the texts that were voted for; "" for one that was not said. */
    private static List<Object> values(Attribute attribute, List<Map<String, Object>> said, List<String> texts) {
        Map<String, Object> byText = new HashMap<>();
        for (Map<String, Object> values : said) {
            Object value = values.get(attribute.name());
            byText.merge(
                    Attributes.said(attribute, values), value == null ? "" : value, (a, b) -> a.equals("") ? b : a);
        }
        return texts.stream().map(byText::get).toList();
    }

    private static List<Object> median(Attribute attribute, List<Map<String, Object>> said) {
        List<BigDecimal> numbers = said.stream()
                .filter(v -> v.containsKey(attribute.name()))
                .map(v -> (BigDecimal) v.get(attribute.name()))
                .sorted()
                .toList();
        if (numbers.size() * 2 < said.size() || numbers.isEmpty()) {
            return List.of("");
        }
        BigDecimal low = numbers.get((numbers.size() - 1) / 2);
        BigDecimal high = numbers.get(numbers.size() / 2);
        return List.of(Attributes.number(low.add(high).divide(BigDecimal.TWO)));
    }

    /** Sets the attribute, in as many ways as there are best values for it. */
    private static void put(List<SortedMap<String, Object>> ways, Attribute attribute, List<Object> best) {
        while (ways.size() < best.size()) {
            ways.add(new TreeMap<>(ways.getLast()));
        }
        for (int w = 0; w < ways.size(); w++) {
            Object value = best.get(Math.min(w, best.size() - 1));
            if (!value.equals("")) {
                ways.get(w).put(attribute.name(), value);
            }
        }
    }
}
