package dev.terrace.shared.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.ClassUtil;
import dev.terrace.shared.work.Fault;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with JSON that could not be read, in the words of its sender: which field, and what form is wanted. What the
 * reader itself says names classes and settings of ours.
 */
public final class JsonFaults {
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'.*");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Class<?>, String> FORMS = Map.of(
            Integer.class, "must be a whole number of at most 2147483647, without quotes",
            Long.class, "must be a whole number of at most 9223372036854775807, without quotes",
            BigInteger.class, "must be a whole number, without quotes",
            Boolean.class, "must be true or false, without quotes",
            String.class, "must be a text, in quotes",
            Instant.class, "must be a time, as in \"2026-01-31T12:00:00Z\"",
            LocalDate.class, "must be a date, as in \"2026-01-31\"");

    private JsonFaults() {}

    /** The first fault; its problem goes on from the name of what is at fault. */
    public static Fault of(JacksonException e) {
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        return new Fault(path, problem(e));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(at -> at.getFieldName() != null ? at.getFieldName() : "[" + at.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String problem(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case InvalidTypeIdException _ -> "has no type that is known: see /q/openapi for those there are";
            case ValueInstantiationException refused -> refused(refused);
            case MismatchedInputException mismatch -> mismatched(mismatch);
            case StreamConstraintsException _ -> "is nested too deep, or has a number or a text that is too long";
            case InputCoercionException number -> form(number.getTargetType());
            default -> e.getCause() instanceof JacksonException cause ? problem(cause) : unreadable(e);
        };
    }

    private static String unknown(UnrecognizedPropertyException e) {
        String known = Optional.ofNullable(e.getKnownPropertyIds()).stream()
                .flatMap(Collection::stream)
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return "unknown field '%s'; known: %s".formatted(e.getPropertyName(), known);
    }

    /** Our own types say themselves what they want. */
    private static String refused(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null
                ? ours.getMessage()
                : "cannot be taken as it is: see /q/openapi for its form";
    }

    private static String mismatched(MismatchedInputException e) {
        String said = String.valueOf(e.getOriginalMessage());
        if (said.startsWith("Trailing token")) {
            return "has more after its end: send one value";
        }
        if (said.startsWith("No content")) {
            return "is empty: send a JSON object {…}";
        }
        return form(e.getTargetType());
    }

    private static String unreadable(JacksonException e) {
        Matcher twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
        if (twice.matches()) {
            return "has the field '%s' twice: leave one out".formatted(twice.group(1));
        }
        JsonLocation at = e.getLocation();
        return at == null
                ? "cannot be read as JSON"
                : "is no JSON from line %d, column %d on".formatted(at.getLineNr(), at.getColumnNr());
    }

    /** What is wanted where a value of this type is read. */
    private static String form(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "has another form than is wanted: see /q/openapi";
        }
        Class<?> type = wanted.isPrimitive() ? ClassUtil.wrapperType(wanted) : wanted;
        String known = FORMS.get(type);
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(constant -> JSON.convertValue(constant, String.class))
                    .collect(Collectors.joining(", ", "must be one of: ", ""));
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number, without quotes";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list […]";
        }
        return isWrittenAsText(type) ? "must be a text, in quotes" : "must be a JSON object {…}";
    }

    private static boolean isWrittenAsText(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
    }
}
