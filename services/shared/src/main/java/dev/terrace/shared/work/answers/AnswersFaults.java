package dev.terrace.shared.work.answers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.shared.work.Fault;
import dev.terrace.shared.work.Faults;
import dev.terrace.shared.work.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with an order of answers. */
final class AnswersFaults {
    static final int FAR_BETTER = 3;

    private final AnswersSchema schema;
    private final List<String> answers;
    private final Faults faults = new Faults();

    AnswersFaults(AnswersSchema schema, List<String> answers) {
        this.schema = schema;
        this.answers = answers;
    }

    List<Fault> of(JsonNode label) {
        if (!faults.object(label, "", List.of("order"), "by", "shown", "reasons", "attributes")) {
            return faults.list();
        }
        order(label.get("order"));
        if (faults.isEmpty()) {
            by(label);
        }
        if (label.hasNonNull("shown") && faults.list(label.get("shown"), "shown", answers.size())) {
            Set<String> seen = placed(label.get("shown"), "shown", new HashSet<>());
            if (faults.isEmpty() && seen.size() < answers.size()) {
                faults.add("shown", "name every answer once: %d of %d are named", seen.size(), answers.size());
            }
        }
        if (label.hasNonNull("reasons")) {
            reasons(label.get("reasons"));
        }
        schema.labelAttributes().check(label.get("attributes"), "attributes", faults);
        return faults.list();
    }

    private void order(JsonNode order) {
        if (!faults.list(order, "order", answers.size())) {
            return;
        }
        Set<String> placed = new HashSet<>();
        for (int i = 0; i < order.size() && !faults.isFull(); i++) {
            String path = "order[" + i + "]";
            if (faults.list(order.get(i), path, answers.size())) {
                if (order.get(i).isEmpty()) {
                    faults.add(path, "expected at least one answer");
                }
                placed(order.get(i), path, placed);
            }
        }
        if (faults.isEmpty() && placed.size() < answers.size()) {
            faults.add("order", "place every answer once: %d of %d are placed", placed.size(), answers.size());
        }
    }

    /** Adds the answers of the list to those that have their place. */
    private Set<String> placed(JsonNode list, String path, Set<String> placed) {
        for (int i = 0; i < list.size() && !faults.isFull(); i++) {
            JsonNode answer = list.get(i);
            String at = path + "[" + i + "]";
            if (!answer.isTextual() || !answers.contains(answer.textValue())) {
                faults.add(at, "%s is not one of the answers shown", Faults.quoted(answer.asText()));
            } else if (!placed.add(answer.textValue())) {
                faults.add(at, "place every answer once: %s is there twice", Faults.quoted(answer.textValue()));
            }
        }
        return placed;
    }

    private void by(JsonNode label) {
        boolean said = label.hasNonNull("by");
        if (label.get("order").size() == 1) {
            if (said) {
                faults.add("by", "equal answers have no difference: leave it out");
            }
        } else if (answers.size() > 2 || !schema.by()) {
            if (said) {
                faults.add("by", "it is not asked%s: leave it out", schema.by() ? " of more than two answers" : "");
            }
        } else if (!said) {
            faults.add("by", "say by how much: 1 a little, 2 clearly, 3 far better");
        } else {
            faults.whole(label.get("by"), "by", 1, FAR_BETTER);
        }
    }

    private void reasons(JsonNode given) {
        if (!faults.list(given, "reasons", schema.reasons().size())) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < given.size() && !faults.isFull(); i++) {
            String path = "reasons[" + i + "]";
            if (faults.name(given.get(i), path, schema.reasons())
                    && !seen.add(Names.match(given.get(i).textValue(), schema.reasons()))) {
                faults.add(path, "%s is there twice", Faults.quoted(given.get(i).textValue()));
            }
        }
    }
}
