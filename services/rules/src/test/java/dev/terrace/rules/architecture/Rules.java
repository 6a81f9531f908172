package dev.terrace.rules.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The style's rules about shape, for one service: its root package holds nouns, each package below it is a stage, but for the
 * folders that stages build on: one for each kind of work, and those that know media and files.
 */
final class Rules {
    private static final String[] NO_STORY = {
        "..controller..", "..service..", "..repository..", "..dto..", "..mapper..", "..util..", "..impl.."
    };
    private static final String NO_NAME = ".*(Service|Manager|Helper|Impl|Controller|Repository|Dto|Mapper|Utils?)";
    private static final List<String> CALLS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** No stages: whoever builds on them may import them, the root too. */
    private static final Set<String> FOUNDATIONS = Set.of(
            "answers",
            "boxes",
            "classes",
            "classesseveral",
            "events",
            "landmarks",
            "polygons",
            "scene",
            "spans",
            "tracks",
            "archive",
            "bucket",
            "formats",
            "media",
            "outbound",
            "tus");

    private final String root;
    private final List<String> neighbours;
    private final JavaClasses tests;

    /**
     * @param neighbours root packages of the other services
     * @param tests of the service: what they use from another package may be public too
     */
    Rules(String root, List<String> neighbours, JavaClasses tests) {
        this.root = root;
        this.neighbours = neighbours;
        this.tests = tests;
    }

    /** Every rule, by a name that says it. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("folders tell the story", noClasses().should().resideInAnyPackage(NO_STORY));
        rules.put("no suffix but those of the edges", noClasses().should().haveNameMatching(NO_NAME));
        rules.put(
                "the root imports no stage",
                noClasses()
                        .that()
                        .resideInAPackage(root)
                        .should()
                        .dependOnClassesThat(DescribedPredicate.describe("are of a stage", c -> !stage(c).isEmpty())));
        rules.put("no stage imports a sibling", classes().should(keepToTheirStage()));
        rules.put(
                "no service imports another",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                neighbours.stream().map(n -> n + "..").toArray(String[]::new)));
        rules.put("the web only in *Resource", only("jakarta.ws.rs", outermost(name -> name.endsWith("Resource"))));
        rules.put("the store only in Mongo*", only("com.mongodb", outermost(name -> name.startsWith("Mongo"))));
        rules.put("its documents only in Mongo*", only("org.bson", outermost(name -> name.startsWith("Mongo"))));
        Predicate<JavaClass> consumer = outermost(name -> name.endsWith("Consumer"));
        rules.put("Kafka only in *Consumer", only("org.apache.kafka", consumer));
        rules.put("channels only in *Consumer", only("org.eclipse.microprofile.reactive.messaging", consumer));
        rules.put("their metadata only in *Consumer", only("io.smallrye.reactive.messaging", consumer));
        rules.put("metrics only in Meters", only("io.micrometer", outermost(name -> name.equals("Meters"))));
        rules.put(
                "what REST calls is public",
                methods().that(areCalledOverRest()).should().bePublic().allowEmptyShould(true));
        rules.put("public only what another package needs", classes().should(beNeeded()));
        return rules;
    }

    private static ArchRule only(String packages, Predicate<JavaClass> allowed) {
        return classes()
                .that(DescribedPredicate.describe("are elsewhere", allowed.negate()))
                .should(new ArchCondition<>("not use " + packages) {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        item.getDirectDependenciesFromSelf().stream()
                                .filter(d -> d.getTargetClass().getPackageName().startsWith(packages))
                                .forEach(d -> events.add(violated(item, d.getDescription())));
                    }
                })
                .allowEmptyShould(true);
    }

    private static Predicate<JavaClass> outermost(Predicate<String> name) {
        return item -> name.test(outer(item).getSimpleName());
    }

    private static JavaClass outer(JavaClass item) {
        JavaClass outer = item;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    /** The stage a class is in; empty at the root and outside the service. */
    private String stage(JavaClass item) {
        String name = item.getPackageName();
        String folder =
                name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : "";
        return FOUNDATIONS.contains(folder) ? "" : folder;
    }

    private ArchCondition<JavaClass> keepToTheirStage() {
        return new ArchCondition<>("import no sibling stage") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(d -> !stage(item).isEmpty()
                                && !stage(d.getTargetClass()).isEmpty())
                        .filter(d -> !stage(item).equals(stage(d.getTargetClass())))
                        .forEach(d -> events.add(violated(item, d.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaMethod> areCalledOverRest() {
        return DescribedPredicate.describe(
                "are called over REST",
                method -> method.getAnnotations().stream()
                        .anyMatch(a -> a.getRawType().getPackageName().equals("jakarta.ws.rs")
                                && CALLS.contains(a.getRawType().getSimpleName())));
    }

    /** A public class of a stage is an edge, or another package of the service uses it. */
    private ArchCondition<JavaClass> beNeeded() {
        return new ArchCondition<>("be needed outside their package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean hidden = !item.getModifiers().contains(JavaModifier.PUBLIC) || outer(item) != item;
                boolean edge = item.getSimpleName().endsWith("Resource")
                        || item.getSimpleName().endsWith("Consumer");
                boolean needed = Stream.concat(
                                item.getDirectDependenciesToSelf().stream(),
                                tests.stream().flatMap(t -> t.getDirectDependenciesFromSelf().stream()))
                        .filter(d -> d.getTargetClass().getName().equals(item.getName()))
                        .anyMatch(d -> !d.getOriginClass().getPackageName().equals(item.getPackageName()));
                if (!hidden && !edge && !needed && !stage(item).isEmpty()) {
                    events.add(violated(item, item.getName() + " is public and nobody outside its package uses it"));
                }
            }
        };
    }
}
