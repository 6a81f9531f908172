package dev.terrace.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;

/** The sign-in page of the local issuer: a button for each person, and no password. */
final class SignInPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Who are you? – Terrace</title>
            <style>
              body { margin: 0; font: 16px/1.5 -apple-system, "Segoe UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; background: #f7f6f2; color: #1c2420 }
              main { max-width: 30rem; margin: 8vh auto; padding: 0 1rem }
              h1 { font-size: 1.5rem; margin: 0 0 .25rem }
              p { margin: 0 0 1.5rem; color: #55605a }
              form { margin: 0 0 .5rem }
              button { display: flex; justify-content: space-between; gap: 1rem; width: 100%%; min-height: 48px; padding: .5rem 1rem; font: inherit; color: inherit; text-align: left; background: #fff; border: 1px solid #858c84; border-radius: 8px; cursor: pointer }
              button:hover { background: #e3eee9 }
              button:focus-visible { outline: 2px solid #1565c0; outline-offset: 2px }
              span { color: #55605a }
              @media (prefers-color-scheme: dark) { body { background: #121715; color: #e7ebe6 } p, span { color: #a5b0a9 } button { background: #1a211e; border-color: #76827b } button:hover { background: #203a32 } }
            </style>
            <main>
            <h1>Who are you? 您是哪位？</h1>
            <p>The issuer of this one machine: it knows these people and asks for no password.</p>
            %s
            </main>
            </html>
            """;
    private static final String BUTTON = """
            <form method="post"><input type="hidden" name="claims" value="%s">\
            <button name="username" value="%s"><b>%s</b> <span>%s</span></button></form>""";

    private SignInPage() {}

    static String of(List<Person> people) {
        return PAGE.formatted(people.stream().map(SignInPage::button).collect(Collectors.joining("\n")));
    }

    private static String button(Person person) {
        Map<String, Object> claims = new TreeMap<>(person.owned());
        claims.put("name", person.name());
        claims.put("groups", List.of(person.role()));
        return BUTTON.formatted(
                escaped(JsonUtil.toJson(claims)),
                escaped(person.subject()),
                escaped(person.name()),
                escaped(person.role()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
