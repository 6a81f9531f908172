package dev.terrace.systemtests.contract;

import dev.terrace.tools.client.Answer;
import dev.terrace.tools.client.Callers;
import dev.terrace.tools.client.Service;
import java.util.regex.Pattern;

/** A unit that waits for a reviewer, or did. */
record Reviewed(Callers callers, String unit, String lot) {

    /** What a reviewer is shown of it; nothing once it is settled. */
    String shown() {
        Answer answer =
                callers.reviewer().get(Service.QUALITY, "/v1/reviews/" + unit).send();
        return answer.status() == 200 ? answer.json().path("shown").asText() : "settled";
    }

    /** The newest judgement that it has had. */
    String lastJudgement() {
        String explained = callers.operator()
                .get(Service.QUALITY, "/v1/units/" + unit)
                .send()
                .text();
        int newest = Pattern.compile(Pattern.quote(lot) + "/(\\d+)")
                .matcher(explained)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(1);
        return lot + "/" + newest;
    }
}
