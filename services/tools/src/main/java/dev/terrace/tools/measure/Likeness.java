package dev.terrace.tools.measure;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * How the objects of one kind of label are compared.
 *
 * @param value how far two are of one place, in [0, 1]
 * @param mean what the mean of it over the pairs found is called
 */
record Likeness<L, O>(
        Function<L, List<O>> objects, Function<O, String> name, ToDoubleBiFunction<O, O> value, String mean) {}
