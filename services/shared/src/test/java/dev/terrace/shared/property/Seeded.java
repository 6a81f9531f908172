package dev.terrace.shared.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of a {@code long seed}, run with new seeds each time. A failure says its seed, {@code -Dseed=} replays that one alone, and
 * {@code -Dseeds=} asks for more than the few of the gate. What one seed draws is best many cases: {@link Seeds#cases}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "-Dseed={0}")
@ArgumentsSource(Seeds.class)
@ExtendWith(SeedTold.class)
public @interface Seeded {}
