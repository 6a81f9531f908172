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
 * payment), so a changed one contradicts itself; what is owed lies in the dues too, so a deleted one leaves a gap.
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
            priced(entry, broken);
            for (Document posting : Docs.list(entry, "postings")) {
                String account = Docs.text(posting, "account");
                if (account.startsWith("accrued:") && !account.equals("accrued:platform")) {
                    accrued.merge(
                            account.substring("accrued:".length()) + " in " + Docs.text(entry, "currency"),
                            Docs.number(posting, "creditMicros") - Docs.number(posting, "debitMicros"),
                            Long::sum);
                }
            }
        }
        owed(evidence, entries, broken).forEach((payee, micros) -> accrued.merge(payee, -micros, Long::sum));
        accrued.forEach((payee, difference) -> {
            if (difference != 0) {
                broken.accept(new Violation(
                        "accrued:" + payee, "the account and the open dues differ by " + difference + " micro-units"));
            }
        });
    }

    private static void balanced(Document entry, Consumer<Violation> broken) {
        long sum = 0;
        Set<String> accounts = new HashSet<>();
        for (Document posting : Docs.list(entry, "postings")) {
            long debit = Docs.number(posting, "debitMicros");
            long credit = Docs.number(posting, "creditMicros");
            sum += debit - credit;
            if (debit < 0 || credit < 0 || (debit == 0) == (credit == 0)) {
                broken.accept(new Violation(Docs.id(entry), "a posting is not one debit or one credit: " + posting));
            }
            if (!accounts.add(Docs.text(posting, "account"))) {
                broken.accept(new Violation(Docs.id(entry), "posts to an account twice: " + posting));
            }
        }
        if (sum != 0) {
            broken.accept(new Violation(Docs.id(entry), "debits and credits differ by " + sum + " micro-units"));
        }
    }

    /** What the lines of an accrual earn by its own price must be what it posts. */
    private static void priced(Document entry, Consumer<Violation> broken) {
        if (!Docs.has(entry, "work")) {
            return;
        }
        Map<String, Long> expected = new HashMap<>();
        for (Document line : Docs.list(entry, "lines")) {
            boolean rejected = Docs.text(line, "verdict").equals("rejected");
            boolean unpaid = rejected && Docs.text(line, "cause").equals("worker-error");
            long labelMicros = Docs.number(entry, "work.price.labelMicros");
            long lateMicros = Docs.number(entry, "work.price.lateMicros");
            long worker = Docs.number(line, "workerMicros");
            long site = Docs.number(line, "siteMicros");
            long platform = Docs.number(line, "platformMicros");
            long price = worker + site + platform;
            boolean right = unpaid
                    ? price == 0
                    : switch (Docs.text(line, "verdict")) {
                        case "accepted" -> price == labelMicros;
                        case "late" -> price == lateMicros;
                        default -> price == labelMicros || price == lateMicros;
                    };
            if (!right
                    || site != price * Docs.number(entry, "work.price.siteBasisPoints") / 10_000
                    || platform != price * Docs.number(entry, "work.price.platformBasisPoints") / 10_000) {
                broken.accept(new Violation(
                        Docs.id(entry), Docs.text(line, "label") + " is not paid by the price it names: " + line));
            }
            expected.merge("accrued:worker:" + Docs.text(line, "worker"), worker, Long::sum);
            expected.merge("accrued:site:" + Docs.text(line, "site"), site, Long::sum);
            expected.merge("accrued:platform", platform, Long::sum);
        }
        for (Document posting : Docs.list(entry, "postings")) {
            String account = Docs.text(posting, "account");
            if (account.startsWith("accrued:")) {
                expected.merge(account, -Docs.number(posting, "creditMicros"), Long::sum);
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

    /** What the dues say is owed and not yet paid out or moved on, by payee and currency. */
    private static Map<String, Long> owed(Evidence evidence, Set<String> entries, Consumer<Violation> broken) {
        MongoCollection<Document> runs = evidence.stores().payout().getCollection("payRuns");
        Set<String> posted = new HashSet<>();
        runs.find().forEach(run -> {
            if (Docs.text(run, "stage.name").equals("posted")) {
                posted.add(Docs.id(run));
            }
        });
        Map<String, Long> owed = new HashMap<>();
        for (Document due : evidence.stores().payout().getCollection("dues").find()) {
            if (!entries.contains(Docs.id(due))) {
                broken.accept(new Violation("dues/" + Docs.id(due), "the entry that left it owed is gone"));
            }
            if (!posted.contains(Docs.text(due, "run"))) {
                for (Document share : Docs.list(due, "shares")) {
                    owed.merge(
                            Docs.text(share, "payee") + " in " + Docs.text(due, "currency"),
                            Docs.number(share, "micros"),
                            Long::sum);
                }
            }
        }
        return owed;
    }
}
