package dev.terrace.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.stack.ConsoleStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(ConsoleStack.class)
@QuarkusTestResource(Backend.class)
@Timeout(60)
class ConsoleIT {
    private static final String CLIENT = "{\"name\":\"Ada\",\"groups\":[\"client\"],\"client\":\"acme\"}";
    private static final String OPERATOR = "{\"groups\":[\"operator\"]}";
    private static final int MEBIBYTE = 1 << 20;

    @TestHTTPResource("/")
    URI console;

    @Test
    void thePageIsAskedForAgainAndItsPartsAreKept() throws Exception {
        Browser browser = new Browser(console);
        HttpResponse<String> page = browser.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
        String script = page.body().replaceAll("(?s).*src=\"(/assets/[^\"]+\\.js)\".*", "$1");
        HttpResponse<String> asset = browser.get(script, "accept-encoding", "gzip");
        assertThat(asset.headers().firstValue("cache-control").orElse("")).contains("immutable");
        assertThat(asset.headers().firstValue("content-encoding")).hasValue("gzip");
    }

    @Test
    void nothingInlineRunsOrIsDrawn() throws Exception {
        HttpResponse<String> page = new Browser(console).get("/");
        String policy = page.headers().firstValue("content-security-policy").orElse("");
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<style", "style=", "onclick");
    }

    @Test
    void whoIsNotSignedInIsToldSoAndNotSentAway() throws Exception {
        Browser browser = new Browser(console);
        for (String path : new String[] {"/session", "/api/ingestion/v1/projects"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Browser.json(answer).getString("type")).isEqualTo("urn:terrace:problem:signed-out");
        }
    }

    @Test
    void aServiceIsCalledWithThePersonsTokenAndNothingOfTheSession() throws Exception {
        Browser browser = signedIn("ada", CLIENT);
        assertThat(Browser.json(browser.get("/session")))
                .isEqualTo(new JsonObject(
                        "{\"sub\":\"ada\",\"name\":\"Ada\",\"groups\":[\"client\"],\"client\":\"acme\"}"));
        JsonObject told =
                Browser.json(browser.get("/api/ingestion/v1/units/d-1.0.3%232?a=%2B", "x-forwarded-for", "1.2.3.4"));
        assertThat(told.getString("uri")).isEqualTo("/v1/units/d-1.0.3%232?a=%2B");
        JsonObject headers = told.getJsonObject("headers");
        assertThat(headers.fieldNames()).doesNotContain("cookie", "x-forwarded-for");
        JsonObject claims = SignedIn.claims(headers.getString("authorization").replace("Bearer ", ""));
        assertThat(claims.getString("client")).isEqualTo("acme");
        assertThat(claims.getString("aud")).isEqualTo("terrace");
    }

    @Test
    void aProgramBringsItsOwnTokenAndNeedsNoSession() throws Exception {
        HttpResponse<String> answer = new Browser(console)
                .post("/api/ingestion/v1/anything", BodyPublishers.noBody(), "authorization", "Bearer own");
        assertThat(Browser.json(answer).getJsonObject("headers").getString("authorization"))
                .isEqualTo("Bearer own");
        assertThat(new Browser(console)
                        .get("/api/ingestion/q/health", "authorization", "Bearer own")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieIsOutOfReachAndHasNoToken() throws Exception {
        Browser browser = signedIn("ada", CLIENT);
        assertThat(browser.cookie().length()).isLessThan(80);
        assertThat(browser.cookie()).doesNotContain(".");
    }

    @Test
    void whatAServiceAnswersComesThroughButForItsCookies() throws Exception {
        Browser browser = signedIn("ada", CLIENT);
        HttpResponse<String> made =
                browser.post("/api/ingestion/v1/made", BodyPublishers.noBody(), "origin", browser.origin());
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("location")).hasValue("/api/ingestion/v1/made/1");
        assertThat(made.headers().firstValue("set-cookie")).isEmpty();
        HttpResponse<String> refused = browser.get("/api/ingestion/v1/refused");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void whatChangesSomethingMustComeFromOurOwnPages() throws Exception {
        Browser browser = signedIn("ada", CLIENT);
        String[][] strangers = {
            {"origin", "https://evil.example"},
            {"sec-fetch-site", "cross-site"},
            {"sec-fetch-site", "same-site"},
            {"accept", "*/*"}
        };
        for (String[] headers : strangers) {
            for (String path : new String[] {"/api/ingestion/v1/made", "/sign-out"}) {
                assertThat(browser.post(path, BodyPublishers.noBody(), headers).statusCode())
                        .isEqualTo(403);
            }
        }
        assertThat(browser.get("/sign-out", "sec-fetch-site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void aLongBodyIsPassedOnAsItComes() throws Exception {
        Browser browser = signedIn("ada", CLIENT);
        var chunks = Collections.nCopies(96, new byte[MEBIBYTE]);
        HttpResponse<String> answer = browser.post(
                "/api/ingestion/v1/count", BodyPublishers.ofByteArrays(chunks), "origin", browser.origin());
        assertThat(Browser.json(answer).getLong("bytes")).isEqualTo(96L * MEBIBYTE);
    }

    @Test
    void anEventComesWhenItIsSent() throws Exception {
        Browser browser = signedIn("chen", "{\"groups\":[\"site\"],\"site\":\"s-1\"}");
        try (var lines = new BufferedReader(
                new InputStreamReader(browser.stream("/api/ingestion/v1/events").body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("id: 1");
            assertThat(lines.readLine()).isEqualTo("data: first");
        }
    }

    @Test
    void aServiceThatIsAwayIsSaidToBeAway() throws Exception {
        Browser browser = signedIn("sun", "{\"groups\":[\"finance-maker\"]}");
        HttpResponse<String> answer = browser.get("/api/payout/v1/balances");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("2");
        assertThat(Browser.json(answer).getString("type")).isEqualTo("urn:terrace:problem:away");
        assertThat(browser.get("/api/nothing/v1/x").statusCode()).isEqualTo(404);
        assertThat(browser.get("/api/ingestion/q/dev").statusCode()).isEqualTo(404);
    }

    @Test
    void operatorsSeeWhatAServiceSaysOfItself() throws Exception {
        assertThat(signedIn("ada", CLIENT).get("/api/ingestion/q/health").statusCode())
                .isEqualTo(403);
        assertThat(Browser.json(signedIn("he", OPERATOR).get("/api/ingestion/q/health"))
                        .getString("uri"))
                .isEqualTo("/q/health");
    }

    @Test
    void aSessionThatWasEndedIsEndedForWhoeverHasItsCookie() throws Exception {
        Browser here = signedIn("lina", "{\"groups\":[\"worker\"],\"site\":\"s-1\",\"worker\":\"w-1\"}");
        Browser there = signedIn("lina", "{\"groups\":[\"worker\"],\"site\":\"s-1\",\"worker\":\"w-1\"}");
        String stolen = here.cookie();
        here.post("/sign-out", BodyPublishers.noBody(), "origin", here.origin());
        assertThat(new Browser(console).get("/session", "cookie", stolen).statusCode())
                .isEqualTo(401);
        assertThat(there.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void signOutEverywhereEndsEverySessionOfThePersonAndOfNobodyElse() throws Exception {
        Browser one = signedIn("wang", OPERATOR);
        Browser two = signedIn("wang", OPERATOR);
        Browser other = signedIn("zhou", OPERATOR);
        one.post("/sign-out?everywhere", BodyPublishers.noBody(), "origin", one.origin());
        assertThat(two.get("/session").statusCode()).isEqualTo(401);
        assertThat(other.get("/session").statusCode()).isEqualTo(200);
    }

    private Browser signedIn(String subject, String claims) throws Exception {
        Browser browser = new Browser(console);
        HttpResponse<String> page = browser.signIn(subject, claims);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/");
        return browser;
    }
}
