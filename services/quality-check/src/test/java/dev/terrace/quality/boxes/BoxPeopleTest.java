package dev.terrace.quality.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.quality.Simulation;
import dev.terrace.quality.Simulation.Shares;
import dev.terrace.quality.Voters;
import dev.terrace.quality.people.BoxPeople;
import dev.terrace.shared.work.boxes.BoxesLabel;
import dev.terrace.shared.work.boxes.BoxesSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxPeopleTest {
    private static final Simulation<BoxesLabel> BOXES = new Simulation<>(
            new BoxConsensus(new BoxesSchema(BoxPeople.CLASSES, 50)),
            Voters.IMAGE,
            BoxPeople::truth,
            BoxPeople::draw,
            BoxPeople::mean);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void threeTogetherAreBetterThanOneAndThanTheirMean(long seed) {
        Shares shares = Simulation.print("boxes", seed, BOXES.play(seed, 200, 3));
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.one() + .05);
        assertThat(shares.consensus()).as("seed %d", seed).isGreaterThan(shares.mean() + .05);
        assertThat(shares.learnt()).as("seed %d", seed).isGreaterThan(shares.consensus() - .01);
        assertThat(shares.sure()).as("seed %d", seed).isGreaterThanOrEqualTo(.93);
    }
}
