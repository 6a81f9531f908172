package dev.terrace.quality.accept;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.terrace.stack.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Calls of the service and what is refused of them. */
final class Calls {

    private Calls() {}

    static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.local().role(role, "somebody"));
    }

    static void problem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:terrace:problem:" + code))
                .body("detail", notNullValue());
    }
}
