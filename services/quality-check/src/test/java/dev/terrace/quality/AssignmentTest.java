package dev.terrace.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.shared.work.join.Assignment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

    @Test
    void theBestPairIsGivenUpForABetterWhole() {
        double[][] gain = {{.9, .8}, {.8, 0}};
        assertThat(Assignment.best(gain)).containsExactly(1, 0);
    }

    @Test
    void whatGainsNothingIsNotPaired() {
        assertThat(Assignment.best(new double[][] {{0, .4, 0}, {0, .5, 0}})).containsExactly(-1, 1);
        assertThat(Assignment.best(new double[][] {{.4}, {.5}, {0}})).containsExactly(-1, 0, -1);
        assertThat(Assignment.best(new double[0][0])).isEmpty();
        assertThat(Assignment.best(new double[2][0])).containsExactly(-1, -1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSumIsThatOfALibrary(long seed) {
        Random random = new Random(seed);
        double[][] gain = new double[1 + random.nextInt(14)][1 + random.nextInt(14)];
        for (double[] row : gain) {
            Arrays.setAll(row, c -> random.nextBoolean() ? random.nextDouble() : 0);
        }
        assertThat(sum(gain)).as("seed %d", seed).isCloseTo(sumOfLibrary(gain), within(1e-9));
    }

    private static double sum(double[][] gain) {
        int[] columns = Assignment.best(gain);
        Set<Integer> taken = new HashSet<>();
        double sum = 0;
        for (int r = 0; r < gain.length; r++) {
            if (columns[r] >= 0) {
                assertThat(taken.add(columns[r])).isTrue();
                sum += gain[r][columns[r]];
            }
        }
        return sum;
    }

    private static double sumOfLibrary(double[][] gain) {
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        Set<Integer> rows = new HashSet<>();
        for (int r = 0; r < gain.length; r++) {
            rows.add(r);
            graph.addVertex(r);
        }
        Set<Integer> columns = new HashSet<>();
        for (int c = 0; c < gain[0].length; c++) {
            columns.add(-1 - c);
            graph.addVertex(-1 - c);
        }
        for (int r = 0; r < gain.length; r++) {
            for (int c = 0; c < gain[0].length; c++) {
                if (gain[r][c] > 0) {
                    graph.setEdgeWeight(graph.addEdge(r, -1 - c), gain[r][c]);
                }
            }
        }
        return new MaximumWeightBipartiteMatching<>(graph, rows, columns)
                .getMatching()
                .getWeight();
    }
}
