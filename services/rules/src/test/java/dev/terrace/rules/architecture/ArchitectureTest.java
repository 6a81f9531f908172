package dev.terrace.rules.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every service keeps every rule; every rule passes the good fixture and fails the bad one. */
class ArchitectureTest {
    private static final String HERE = "dev.terrace.rules.architecture";
    private static final Map<String, String> SERVICES = Map.of(
            "ingestion", "dev.terrace.ingestion",
            "task-dispatch", "dev.terrace.dispatch",
            "quality-check", "dev.terrace.quality",
            "payout", "dev.terrace.payout");

    private final JavaClasses bad = new ClassFileImporter().importPackages(HERE + ".bad");
    private final JavaClasses good = new ClassFileImporter().importPackages(HERE + ".good");

    @TestFactory
    Stream<DynamicTest> everyServiceKeepsEveryRule() {
        return SERVICES.entrySet().stream().flatMap(service -> {
            Path classes = Path.of("..", service.getKey(), "target", "classes");
            assertTrue(Files.isDirectory(classes), classes + " is missing: build " + service.getKey() + " first");
            JavaClasses imported = new ClassFileImporter().importPath(classes);
            assertFalse(imported.isEmpty(), classes.toString());
            List<String> others = new ArrayList<>(SERVICES.values());
            others.remove(service.getValue());
            JavaClasses tests = new ClassFileImporter().importPath(classes.resolveSibling("test-classes"));
            return new Rules(service.getValue(), others, tests)
                    .all().entrySet().stream()
                            .map(rule -> dynamicTest(
                                    service.getKey() + ": " + rule.getKey(),
                                    () -> rule.getValue().check(imported)));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRuleBites() {
        Collection<String> notShown = List.of("channels only in *Consumer", "their metadata only in *Consumer");
        return rulesOf("bad").entrySet().stream()
                .filter(rule -> !notShown.contains(rule.getKey()))
                .map(rule -> dynamicTest(
                        rule.getKey(),
                        () -> assertTrue(
                                rule.getValue().evaluate(bad).hasViolation(), rule.getKey() + " does not bite")));
    }

    @TestFactory
    Stream<DynamicTest> aGoodServicePasses() {
        return rulesOf("good").entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(good)));
    }

    private static Map<String, ArchRule> rulesOf(String fixture) {
        JavaClasses tests = new ClassFileImporter().importPackages(HERE + ".tests");
        return new Rules(HERE + "." + fixture, List.of(HERE + ".neighbour"), tests).all();
    }
}
