package dev.terrace.shared.property;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Where seeds come from, and what is drawn from one. */
public final class Seeds implements ArgumentsProvider {
    private static final int FEW = 5;

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        Long one = Long.getLong("seed");
        return one == null
                ? new Random().longs(Integer.getInteger("seeds", FEW)).mapToObj(Arguments::of)
                : Stream.of(Arguments.of(one));
    }

    /** So many independent sources of randomness, the same ones for the same seed. */
    public static Stream<Random> cases(long seed, int cases) {
        Random seeds = new Random(seed);
        return IntStream.range(0, cases).mapToObj(_ -> new Random(seeds.nextLong()));
    }
}
