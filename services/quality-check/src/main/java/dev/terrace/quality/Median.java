package dev.terrace.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of what several people measured; of an even number of them, the mean of the middle two. */
public final class Median {
    private Median() {}

    public static <O> double of(List<Member<O>> members, ToDoubleFunction<O> measure) {
        double[] values = new double[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = measure.applyAsDouble(members.get(i).object());
        }
        return of(values);
    }

    /** @param values at least one; sorted by this */
    public static double of(double... values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
