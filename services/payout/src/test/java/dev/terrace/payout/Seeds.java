package dev.terrace.payout;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Seeds for property tests; a failure names its seed, {@code -Dseed=} replays it alone, {@code -Dseeds=} asks for more. */
public final class Seeds implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        Long one = Long.getLong("seed");
        return one != null
                ? Stream.of(Arguments.of(one))
                : LongStream.range(0, Long.getLong("seeds", 200)).mapToObj(Arguments::of);
    }
}
