package dev.terrace.shared.work;

/**
 * How sure the judge is of labels that all say the same and come of people of whom nothing is known. A test of quality-check
 * holds its judge to these figures.
 */
final class Unanimity {
    private static final double RIGHT = 0.8;
    private static final double RIGHT_ORDER = 0.75;
    private static final double EQUAL_BEFORE = 0.1;

    private Unanimity() {}

    static double of(Work work, int labels) {
        return switch (work) {
            case Work.OneClass(var schema) -> {
                int fewest = schema.labelAttributes().fewestChoices();
                yield choice(Math.min(schema.classes().size(), fewest), labels);
            }
            case Work.Answers(var schema) ->
                Math.min(order(labels), choice(schema.labelAttributes().fewestChoices(), labels));
            case Work.SeveralClasses _,
                    Work.Boxes _,
                    Work.Polygons _,
                    Work.Spans _,
                    Work.Landmarks _,
                    Work.Events _,
                    Work.Tracks _,
                    Work.Scene _ -> choice(2, labels);
        };
    }

    /** One of so many options; two where each thing is there or not. */
    private static double choice(int options, int labels) {
        double others = (1 - RIGHT) / (RIGHT * (options - 1.0));
        return options < 2 ? 1 : 1 / (1 + (options - 1) * Math.pow(others, labels));
    }

    /** Which of two answers is better, where they may be equal, too. */
    private static double order(int labels) {
        double worse = Math.pow((1 - RIGHT_ORDER) / 2 / RIGHT_ORDER, labels);
        double equal =
                Math.pow((1 - RIGHT_ORDER / 2) / 2 / RIGHT_ORDER, labels) * EQUAL_BEFORE * 2 / (1 - EQUAL_BEFORE);
        return 1 / (1 + worse + equal);
    }
}
