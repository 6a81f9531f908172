package dev.terrace.systemtests.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.terrace.tools.client.OwnTerrace;
import dev.terrace.tools.console.Console;
import dev.terrace.tools.faults.Campaign;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forty kills -9 of services at random points, in a Terrace of its own. scripts/faults does more, and bounds the time it takes. */
class CampaignIT {
    private static final int KILLS = 40;
    private static final long SEED = 1;

    @Test
    void nothingIsLostAndThePaceComesBackHoweverServicesAreKilled() throws InterruptedException {
        try (OwnTerrace terrace = OwnTerrace.start(Path.of("target", "campaign"))) {
            List<Campaign.Verdict> verdicts = new Campaign(Console.silent(), terrace, SEED).kills(KILLS);
            assertTrue(verdicts.stream().allMatch(Campaign.Verdict::recovered), verdicts.toString());
        }
    }
}
