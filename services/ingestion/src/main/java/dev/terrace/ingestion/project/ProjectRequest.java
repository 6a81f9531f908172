package dev.terrace.ingestion.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.terrace.ingestion.Edition;
import dev.terrace.ingestion.Lifecycle;
import dev.terrace.ingestion.Limits;
import dev.terrace.ingestion.Refusal;
import dev.terrace.ingestion.RequestFields;
import dev.terrace.shared.work.Directive;
import dev.terrace.shared.work.Terms;
import dev.terrace.shared.work.Work;
import dev.terrace.shared.work.WorkType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks a project to be, checked and with what it left out filled in. The whole of what is wrong is told at
 * once.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectRequest(
        String name,
        Work schema,
        @Nullable String guideline,
        Terms.Quality quality,
        Terms.Price price,
        Terms.Dispatch dispatch,
        Terms.Split split,
        Directive directive,
        Edition.Repeats repeats,
        Lifecycle.State state,
        @Nullable Long budgetMicros) {

    private static final int NAME_CHARACTERS = 200;
    private static final int MOST_OVERLAP = 100;
    private static final long MOST_MICROS = 1_000_000_000_000L;
    private static final int WHOLE_BASIS_POINTS = 10_000;
    private static final int MOST_REVIEW_HOURS = 24 * 90;

    /** Reads a new project: a name, its terms and its first directive. */
    static ProjectRequest project(JsonNode json, Limits limits) {
        RequestFields fields = RequestFields.of(json);
        return read(fields, fields.name("name", NAME_CHARACTERS), true, limits);
    }

    /** Reads the terms of a new version of a project that keeps its name and its directive. */
    static ProjectRequest version(JsonNode json, String name, Limits limits) {
        return read(RequestFields.of(json), name, false, limits);
    }

    private static ProjectRequest read(RequestFields fields, String name, boolean isFirst, Limits limits) {
        Work work = fields.work();
        RequestFields dispatch = fields.object("dispatch");
        ProjectRequest request = new ProjectRequest(
                name,
                work,
                fields.text("guideline", limits.guidelineCharacters()),
                quality(fields.object("quality"), work),
                price(fields.object("price"), work.type()),
                new Terms.Dispatch(dispatch.whole("leaseSeconds", 5, 7 * 24 * 3600, 600)),
                SplitFields.read(fields.object("split"), dispatch.whole("lotUnits", 1, 500, 50)),
                DirectiveFields.first(isFirst ? dispatch : RequestFields.none()),
                fields.choice("repeats", Edition.Repeats.WARN),
                isFirst ? firstState(fields) : Lifecycle.State.OPEN,
                isFirst ? BudgetFields.read(fields) : null);
        if (!isFirst) {
            DirectiveFields.refuse(dispatch);
        }
        BudgetFields.check(fields, request.budgetMicros(), request.price());
        dispatch.close();
        fields.close();
        fields.refuse(Refusal.INVALID_PROJECT);
        return request;
    }

    Terms terms(String client, String project, int version) {
        return new Terms(client, project, version, schema, guideline, quality, price, dispatch, split);
    }

    private static Lifecycle.State firstState(RequestFields fields) {
        Lifecycle.State state = fields.choice("state", Lifecycle.State.OPEN);
        if (state != Lifecycle.State.OPEN && state != Lifecycle.State.DRAFT) {
            fields.fault("state", "must be draft or open");
        }
        return state;
    }

    private static Terms.Quality quality(RequestFields fields, Work work) {
        int minOverlap = fields.whole("minOverlap", 1, MOST_OVERLAP, 2);
        int maxOverlap = fields.whole("maxOverlap", 1, MOST_OVERLAP, Math.max(5, minOverlap));
        if (minOverlap > maxOverlap) {
            fields.fault("minOverlap", "is " + minOverlap + ", more than maxOverlap, " + maxOverlap);
        }
        Terms.Quality quality = new Terms.Quality(
                minOverlap,
                maxOverlap,
                fields.number("confidence", 0.5, 1, 0.9),
                fields.flag("distinctSites", false),
                fields.number("checkRate", 0, 1, 0.05),
                fields.whole("reviewHours", 1, MOST_REVIEW_HOURS, 72));
        if (!quality.isReachable(work)) {
            fields.fault("confidence", unreachable(quality, work));
        }
        fields.close();
        return quality;
    }

    /** Every unit would go to a reviewer: says what can be met, and what would help. */
    private static String unreachable(Terms.Quality quality, Work work) {
        BigDecimal most = BigDecimal.valueOf(quality.reachable(work)).setScale(3, RoundingMode.DOWN);
        String more = quality.labelsToReach(work, MOST_OVERLAP).stream()
                .mapToObj("set maxOverlap to %d or more, or "::formatted)
                .collect(Collectors.joining());
        return "is %s, but maxOverlap, %d, labels of new workers who all agree come to %s: %sask for at most %s"
                .formatted(quality.confidence(), quality.maxOverlap(), most, more, most);
    }

    private static Terms.Price price(RequestFields fields, WorkType type) {
        String currency = fields.name("currency", 3);
        if (!currency.isEmpty() && !isCurrency(currency)) {
            fields.fault("currency", "'" + currency + "' is no ISO 4217 currency: use CNY, EUR and the like");
        }
        Terms.Per per = fields.choice("per", Terms.Per.LABEL);
        if (!type.prices().contains(per)) {
            String all = type.prices().stream().map(Terms.Per::label).collect(Collectors.joining(", "));
            fields.fault("per", "is no price of " + type.label() + ": use one of " + all);
        }
        long labelMicros = fields.wholeNeeded("labelMicros", 0, MOST_MICROS);
        long lateMicros = fields.whole("lateMicros", 0, MOST_MICROS, labelMicros / 2);
        if (lateMicros > labelMicros) {
            fields.fault("lateMicros", "is " + lateMicros + ", more than labelMicros, " + labelMicros);
        }
        Long mostMicros = fields.has("mostMicros") ? fields.wholeNeeded("mostMicros", 0, MOST_MICROS) : null;
        int site = fields.whole("siteBasisPoints", 0, WHOLE_BASIS_POINTS, 0);
        int platform = fields.whole("platformBasisPoints", 0, WHOLE_BASIS_POINTS, 0);
        if (site + platform > WHOLE_BASIS_POINTS) {
            fields.fault(
                    "siteBasisPoints",
                    "and platformBasisPoints come to " + (site + platform) + ", more than the whole, "
                            + WHOLE_BASIS_POINTS);
        }
        fields.close("mostMicros");
        return new Terms.Price(currency, per, labelMicros, lateMicros, mostMicros, site, platform);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toSet())
                .contains(code);
    }
}
