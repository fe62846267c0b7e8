package io.parley.installation;

import io.parley.installation.move.MoveRefusedException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/** Says in one sentence, without a stack trace, which setting stops the start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailures implements FailureAnalyzer {

    private static final String ACTION =
            "Correct it on the command line, in the environment or in application.yaml where Parley is started.";
    private static final int H2_FILE_IS_IN_USE = 90020;
    /** Settings of Spring that get their value from one of ours. */
    private static final Map<String, String> OURS =
            Map.of("server.port", "parley.port", "management.server.port", "parley.management-port");

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence != null) {
                return new FailureAnalysis(sentence, isOfSettings(cause) ? ACTION : null, cause);
            }
        }
        return null;
    }

    private static boolean isOfSettings(Throwable cause) {
        return cause instanceof UnusableSettingException
                || cause instanceof BindException
                || cause instanceof InvalidConfigurationPropertyValueException;
    }

    private static @Nullable String sentence(Throwable cause) {
        return switch (cause) {
            case UnusableSettingException unusable -> unusable.getMessage();
            case MoveRefusedException refused -> refused.getMessage();
            case UnequalDatabasesException unequal -> unequal.getMessage();
            case BindValidationException invalid -> invalid(invalid);
            case InvalidConfigurationPropertyValueException unfit ->
                "%s cannot be used: %s".formatted(unfit.getName(), unfit.getReason());
            case BindException unbound
            when !has(unbound, UnusableSettingException.class, BindValidationException.class) -> unreadable(unbound);
            case SQLException refused
            when refused.getErrorCode() == H2_FILE_IS_IN_USE ->
                "Another Parley is running on this data folder; stop it, or choose another parley.data-dir.";
            case SQLException refused
            when isRefused(refused) -> "The database cannot be used: %s".formatted(refused.getMessage());
            case PortInUseException inUse ->
                "Port %d is in use; stop what uses it, or choose another parley.port.".formatted(inUse.getPort());
            default -> null;
        };
    }

    /** No connection, no such user or wrong password, no such database, no right to do it. */
    private static boolean isRefused(SQLException failure) {
        var state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return state.startsWith("08") || state.startsWith("28") || state.equals("3D000") || state.equals("42501");
    }

    private static boolean has(Throwable failure, Class<?>... types) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            for (var type : types) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String invalid(BindValidationException invalid) {
        var error = invalid.getValidationErrors().getAllErrors().getFirst();
        var prefix = invalid.getValidationErrors().getName();
        return error instanceof FieldError field
                ? "%s is %s, but it %s."
                        .formatted(
                                prefix.append(kebab(field.getField())),
                                shown(field.getField(), field.getRejectedValue()),
                                error.getDefaultMessage())
                : "%s cannot be used: %s.".formatted(prefix, error.getDefaultMessage());
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String unreadable(BindException unbound) {
        var property = unbound.getProperty();
        var name = property != null
                ? property.getName().toString()
                : unbound.getName().toString();
        var ours = OURS.getOrDefault(name, name);
        if (property == null) {
            return "%s cannot be used: %s.".formatted(ours, innermost(unbound).getMessage());
        }
        return "%s is %s, which cannot be read as %s."
                .formatted(
                        ours,
                        shown(ours, property.getValue()),
                        kind(unbound.getTarget().getType().resolve()));
    }

    private static Throwable innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String shown(String name, @Nullable Object value) {
        return name.contains("password") || name.contains("token") ? "set" : "\"" + value + "\"";
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "the right kind of value";
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "a duration such as 30s, 5m or 1h";
            case "URI" -> "an address such as https://chat.example.org";
            default -> type.getSimpleName();
        };
    }
}
