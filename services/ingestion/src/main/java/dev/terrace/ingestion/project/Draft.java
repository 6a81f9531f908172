package dev.terrace.ingestion.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.Text;
import dev.terrace.shared.problem.Refused;
import dev.terrace.shared.work.LabelSchema;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.WorkType;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks a project to be, checked and with what it left out filled in. The whole of what is wrong is told at
 * once.
 */
record Draft(
        String name,
        LabelSchema schema,
        @Nullable String guideline,
        Terms.Quality quality,
        Terms.Price price,
        Terms.Dispatch dispatch) {

    private static final int NAME_CHARACTERS = 200;
    private static final int CLASS_CHARACTERS = 100;
    private static final int MOST_OVERLAP = 100;
    private static final long MOST_MICROS = 1_000_000_000_000L;
    private static final int WHOLE_BASIS_POINTS = 10_000;

    /** Reads a new project: a name and its terms. */
    static Draft project(JsonNode json, Limits limits) {
        Form form = Form.of(json);
        return read(form, form.name("name", NAME_CHARACTERS), limits);
    }

    /** Reads the terms of a new version of a project that keeps its name. */
    static Draft version(JsonNode json, String name, Limits limits) {
        return read(Form.of(json), name, limits);
    }

    private static Draft read(Form form, String name, Limits limits) {
        Draft draft = new Draft(
                name,
                schema(form, limits),
                form.text("guideline", limits.guidelineCharacters()),
                quality(form.form("quality")),
                price(form.form("price")),
                dispatch(form.form("dispatch")));
        form.close();
        if (!form.faults().isEmpty()) {
            throw new Refused(Refusal.INVALID_PROJECT, String.join("; ", form.faults()));
        }
        return draft;
    }

    Terms terms(String client, String project, int version) {
        return new Terms(client, project, version, schema, guideline, quality, price, dispatch);
    }

    private static LabelSchema schema(Form form, Limits limits) {
        String named = form.name("workType", NAME_CHARACTERS);
        Form schema = form.form("schema");
        WorkType workType = WorkType.named(named).orElse(null);
        if (workType == null) {
            if (!named.isEmpty()) {
                form.fault("workType", "'" + Text.quoted(named) + "' does not exist: use one of " + workTypes());
            }
            return new LabelSchema.Classes(List.of());
        }
        if (schema.has("type") && !schema.name("type", NAME_CHARACTERS).equals(named)) {
            schema.fault("type", "must be the workType, '" + named + "', or be left out");
        }
        LabelSchema read = switch (workType) {
            case CLASSES -> new LabelSchema.Classes(schema.names("classes", 2, limits.classes(), CLASS_CHARACTERS));
            case BOXES ->
                new LabelSchema.Boxes(
                        schema.names("classes", 1, limits.classes(), CLASS_CHARACTERS),
                        schema.whole("maxBoxes", 1, 1000, 50));
        };
        schema.close();
        return read;
    }

    private static Terms.Quality quality(Form form) {
        int minOverlap = form.whole("minOverlap", 1, MOST_OVERLAP, 2);
        int maxOverlap = form.whole("maxOverlap", 1, MOST_OVERLAP, Math.max(5, minOverlap));
        if (minOverlap > maxOverlap) {
            form.fault("minOverlap", "is " + minOverlap + ", more than maxOverlap, " + maxOverlap);
        }
        double confidence = form.number("confidence", 0.5, 1, 0.9);
        boolean distinctSites = form.flag("distinctSites", false);
        form.close();
        return new Terms.Quality(minOverlap, maxOverlap, confidence, distinctSites);
    }

    private static Terms.Price price(Form form) {
        String currency = form.name("currency", 3);
        if (!currency.isEmpty() && !isCurrency(currency)) {
            form.fault("currency", "'" + currency + "' is no ISO 4217 currency: use CNY, EUR and the like");
        }
        long labelMicros = form.wholeNeeded("labelMicros", 0, MOST_MICROS);
        long lateMicros = form.whole("lateMicros", 0, MOST_MICROS, labelMicros);
        if (lateMicros > labelMicros) {
            form.fault("lateMicros", "is " + lateMicros + ", more than labelMicros, " + labelMicros);
        }
        int site = form.whole("siteBasisPoints", 0, WHOLE_BASIS_POINTS, 0);
        int platform = form.whole("platformBasisPoints", 0, WHOLE_BASIS_POINTS, 0);
        if (site + platform > WHOLE_BASIS_POINTS) {
            form.fault(
                    "siteBasisPoints",
                    "and platformBasisPoints come to " + (site + platform) + ", more than the whole, "
                            + WHOLE_BASIS_POINTS);
        }
        form.close();
        return new Terms.Price(currency, labelMicros, lateMicros, site, platform);
    }

    private static Terms.Dispatch dispatch(Form form) {
        Terms.Dispatch dispatch = new Terms.Dispatch(
                form.whole("priority", 0, 9, 5),
                form.whole("weight", 1, 100, 1),
                form.moment("deadline"),
                form.whole("leaseSeconds", 5, 7 * 24 * 3600, 600),
                form.whole("lotUnits", 1, 500, 50));
        form.close();
        return dispatch;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0);
    }

    private static String workTypes() {
        return Arrays.stream(WorkType.values()).map(WorkType::label).collect(Collectors.joining(", "));
    }
}
