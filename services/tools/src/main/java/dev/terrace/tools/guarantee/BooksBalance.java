package dev.terrace.tools.guarantee;

import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * 1. Debits equal credits, and no entry was changed or deleted. An entry says why it is as it is (lines and price, or a
 * payment), so a changed one contradicts itself; what is owed lies in the open items too, so a deleted one leaves a gap.
 */
final class BooksBalance implements Guarantee {
    @Override
    public String promise() {
        return "the books balance, and no entry was changed or deleted";
    }

    @Override
    public void check(Evidence evidence, Consumer<Violation> broken) {
        Map<String, Long> accrued = new TreeMap<>();
        Set<String> entries = new HashSet<>();
        for (Document entry :
                evidence.stores().payout().getCollection("entries").find()) {
            entries.add(Docs.id(entry));
            balanced(entry, broken);
            if (Docs.has(entry, "work")) {
                posted(entry, broken);
            }
            for (Document posting : Docs.list(entry, "postings")) {
                if (Docs.text(posting, "account.kind").equals("accrued")) {
                    accrued.merge(
                            Docs.text(posting, "account.payee") + " in " + Docs.text(entry, "currency"),
                            credit(posting),
                            Long::sum);
                }
            }
        }
        owed(evidence, entries, broken).forEach((payee, micros) -> accrued.merge(payee, -micros, Long::sum));
        accrued.forEach((payee, difference) -> {
            if (difference != 0) {
                broken.accept(new Violation(
                        "accrued:" + payee, "the account and the open items differ by " + difference + " micro-units"));
            }
        });
    }

    private static void balanced(Document entry, Consumer<Violation> broken) {
        long sum = 0;
        Set<Object> accounts = new HashSet<>();
        for (Document posting : Docs.list(entry, "postings")) {
            long debit = Docs.number(posting, "debitMicros");
            long credit = Docs.number(posting, "creditMicros");
            sum += debit - credit;
            if (debit < 0 || credit < 0 || (debit == 0) == (credit == 0)) {
                broken.accept(new Violation(Docs.id(entry), "a posting is not one debit or one credit: " + posting));
            }
            if (!accounts.add(posting.get("account"))) {
                broken.accept(new Violation(Docs.id(entry), "posts to an account twice: " + posting));
            }
        }
        if (sum != 0) {
            broken.accept(new Violation(Docs.id(entry), "debits and credits differ by " + sum + " micro-units"));
        }
    }

    /** What the lines of an accrual earn by its own price must be what it posts. */
    private static void posted(Document entry, Consumer<Violation> broken) {
        Map<String, Long> expected = new HashMap<>();
        for (Document document : Docs.list(entry, "lines")) {
            PricedLine line = new PricedLine(entry, document);
            if (!line.isRight()) {
                broken.accept(new Violation(
                        Docs.id(entry), line.label() + " is not paid by the price it names: " + document));
            }
            expected.merge("accrued worker:" + line.worker(), line.booked("workerMicros"), Long::sum);
            expected.merge("accrued site:" + line.site(), line.booked("siteMicros"), Long::sum);
            expected.merge("platform ", line.booked("platformMicros"), Long::sum);
        }
        for (Document posting : Docs.list(entry, "postings")) {
            if (!Docs.text(posting, "account.kind").equals("cost")) {
                String account = Docs.text(posting, "account.kind") + " " + Docs.text(posting, "account.payee");
                expected.merge(account, -credit(posting), Long::sum);
            }
        }
        expected.forEach((account, difference) -> {
            if (difference != 0) {
                broken.accept(new Violation(
                        Docs.id(entry),
                        "posts to " + account + " " + -difference + " micro-units more than its lines earn"));
            }
        });
    }

    private static long credit(Document posting) {
        return Docs.number(posting, "creditMicros") - Docs.number(posting, "debitMicros");
    }

    /** What the open items say is owed and not yet paid out or moved on, by payee and currency. */
    private static Map<String, Long> owed(Evidence evidence, Set<String> entries, Consumer<Violation> broken) {
        MongoCollection<Document> runs = evidence.stores().payout().getCollection("payRuns");
        Set<String> posted = new HashSet<>();
        runs.find().forEach(run -> {
            if (Docs.text(run, "stage.name").equals("posted")) {
                posted.add(Docs.id(run));
            }
        });
        Map<String, Long> owed = new HashMap<>();
        for (Document item :
                evidence.stores().payout().getCollection("openItems").find()) {
            if (!entries.contains(Docs.text(item, "entry"))) {
                broken.accept(new Violation("openItems/" + Docs.id(item), "the entry that left it owed is gone"));
            }
            if (!posted.contains(Docs.text(item, "run"))) {
                owed.merge(
                        Docs.text(item, "payee") + " in " + Docs.text(item, "currency"),
                        Docs.number(item, "micros"),
                        Long::sum);
            }
        }
        return owed;
    }
}
