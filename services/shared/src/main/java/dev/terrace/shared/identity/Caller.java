package dev.terrace.shared.identity;

import dev.terrace.shared.problem.CommonRefusal;
import dev.terrace.shared.problem.Refused;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request. */
@RequestScoped
public class Caller {
    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The person or machine that the token was issued to. */
    public String subject() {
        return token.getSubject();
    }

    public Set<String> roles() {
        return token.getGroups();
    }

    public boolean has(String role) {
        return roles().contains(role);
    }

    /** The client company the caller belongs to. @throws Refused if the token names none */
    public String client() {
        return claim("client").orElseThrow(() -> missing("client"));
    }

    /** The site the caller belongs to. @throws Refused if the token names none */
    public String site() {
        return claim("site").orElseThrow(() -> missing("site"));
    }

    /** @return the value of the claim, such as {@code client}, {@code site} or {@code worker} */
    public Optional<String> claim(String name) {
        return token.<Object>claim(name).map(Object::toString);
    }

    private static Refused missing(String claim) {
        return new Refused(
                CommonRefusal.FORBIDDEN,
                "The token has no claim '%s': ask for one issued to a %s".formatted(claim, claim));
    }
}
