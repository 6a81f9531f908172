package dev.terrace.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.MongoSkills.Learnt;
import dev.terrace.stack.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class MongoSkillsIT {
    private final String project = "p-" + UUID.randomUUID();

    @Inject
    MongoSkills skills;

    @Inject
    Limits limits;

    private static Map<String, Learnt> learnt(double agreed, long labels) {
        return Map.of("w1", new Learnt("s-1", new Skill(agreed, labels)));
    }

    private Skill skill() {
        return skills.of(project, List.of("w1", "nobody")).of("w1");
    }

    @Test
    void aJudgementCountsOnceHoweverOftenItIsAdded() {
        for (int i = 0; i < 5; i++) {
            skills.add("d.0/1", project, learnt(1.5, 2));
            skills.add("d.0/2", project, learnt(-.5, 0));
        }
        assertThat(skill()).isEqualTo(new Skill(1, 2));
        assertThat(skills.of(project, List.of("nobody")).of("nobody")).isEqualTo(Skill.UNKNOWN);
    }

    @Test
    void judgementsThatComeAtOnceAreAllCounted() throws Exception {
        List<Future<Void>> done = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int j = 1; j <= 20; j++) {
                String judgement = "d.0/" + j;
                Callable<Void> add = () -> {
                    skills.add(judgement, project, learnt(1, 1));
                    return null;
                };
                done.add(executor.submit(add));
                done.add(executor.submit(add));
            }
        }
        for (Future<Void> each : done) {
            each.get();
        }
        assertThat(skill()).isEqualTo(new Skill(20, 20));
    }

    @Test
    void onlySoManyJudgementsAreRemembered() {
        for (int j = 0; j <= limits.rememberedJudgements(); j++) {
            skills.add("d.0/" + j, project, learnt(1, 1));
        }
        skills.add("d.0/1", project, learnt(1, 1));
        assertThat(skill().labels()).isEqualTo(limits.rememberedJudgements() + 1);
        skills.add("d.0/0", project, learnt(1, 1));
        assertThat(skill().labels()).isEqualTo(limits.rememberedJudgements() + 2);
    }

    @Test
    void aWorkerIsKnownByProject() {
        skills.add("d.0/1", project, learnt(1, 1));
        assertThat(skills.of("w1")).anySatisfy(known -> {
            assertThat(known.project()).isEqualTo(project);
            assertThat(known.site()).isEqualTo("s-1");
        });
    }
}
