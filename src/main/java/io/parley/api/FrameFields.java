package io.parley.api;

import static io.parley.api.FrameCode.INVALID_VALUE;
import static io.parley.api.FrameCode.MALFORMED_JSON;
import static io.parley.api.FrameCode.MISSING_FIELD;
import static io.parley.api.FrameCode.UNKNOWN_FIELD;

import io.parley.conversation.ConversationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of one frame, read in one pass without reflection. Only fields that some frame has are known, each with the one
 * kind of value that it has everywhere.
 */
final class FrameFields {

    /** The most elements of a list or object. */
    static final int MOST_ELEMENTS = 1_000;

    private static final int DEEPEST = 4;
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_NAME = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Map<String, Object> values = new LinkedHashMap<>(8);
    private @Nullable BadFrameException firstProblem;

    private FrameFields() {}

    /** @throws BadFrameException if the text is not one object, or has a field that no frame has */
    static FrameFields read(String text) {
        var fields = new FrameFields();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadFrameException(MALFORMED_JSON, "A frame is one JSON object", Subject.NONE);
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                fields.read(name, parser);
            }
            if (parser.nextToken() != null) {
                throw new BadFrameException(
                        MALFORMED_JSON, "A frame is one JSON object and nothing after it", Subject.NONE);
            }
        } catch (JacksonException e) {
            throw new BadFrameException(MALFORMED_JSON, "No JSON that a frame may be made of", fields.subject());
        }
        if (fields.firstProblem != null) {
            throw new BadFrameException(fields.firstProblem.code(), fields.firstProblem.detail(), fields.subject());
        }
        return fields;
    }

    /** Goes on after a problem, so that the answer can name what the frame is about. */
    private void read(String name, JsonParser parser) {
        var token = parser.nextToken();
        try {
            var value = value(name, token, parser);
            if (values.put(name, value) != null) {
                throw new BadFrameException(UNKNOWN_FIELD, name + " is there twice", Subject.NONE);
            }
        } catch (BadFrameException e) {
            firstProblem = firstProblem == null ? e : firstProblem;
            parser.skipChildren();
        }
    }

    private static Object value(String name, JsonToken token, JsonParser parser) {
        return switch (name) {
            case "type", "client_id", "body", "message", "emoji", "lifetime" -> text(name, token, parser);
            case "to", "conversation", "seq", "reply_to", "message_id" -> number(name, token, parser);
            case "active" -> truth(name, token);
            case "of", "attachments" -> numbers(name, token, parser);
            case "conversations" -> revisions(name, token, parser);
            default -> throw new BadFrameException(UNKNOWN_FIELD, "No frame has such a field", Subject.NONE);
        };
    }

    private static String text(String name, JsonToken token, JsonParser parser) {
        if (token != JsonToken.VALUE_STRING) {
            throw invalid(name, "a string");
        }
        return parser.getString();
    }

    /** Every number of the protocol counts something from 1, and revisions from 0. */
    private static Long number(String name, JsonToken token, JsonParser parser) {
        if (token != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw invalid(name, "a whole number");
        }
        var number = parser.getLongValue();
        if (number < 0) {
            throw invalid(name, "not negative");
        }
        return number;
    }

    private static Boolean truth(String name, JsonToken token) {
        if (!token.isBoolean()) {
            throw invalid(name, "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static List<Long> numbers(String name, JsonToken token, JsonParser parser) {
        if (token != JsonToken.START_ARRAY) {
            throw invalid(name, "a list of numbers");
        }
        var numbers = new ArrayList<Long>();
        var problem = (BadFrameException) null;
        for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            try {
                numbers.add(number(name, next, parser));
                checkCount(name, numbers.size());
            } catch (BadFrameException e) {
                problem = problem == null ? e : problem;
                parser.skipChildren();
            }
        }
        if (problem != null) {
            throw problem;
        }
        return numbers;
    }

    private static Map<Long, Long> revisions(String name, JsonToken token, JsonParser parser) {
        if (token != JsonToken.START_OBJECT) {
            throw invalid(name, "an object of revisions by conversation");
        }
        var revisions = new LinkedHashMap<Long, Long>();
        var problem = (BadFrameException) null;
        for (var id = parser.nextName(); id != null; id = parser.nextName()) {
            var next = parser.nextToken();
            try {
                revisions.put(conversation(name, id), number(name, next, parser));
                checkCount(name, revisions.size());
            } catch (BadFrameException e) {
                problem = problem == null ? e : problem;
                parser.skipChildren();
            }
        }
        if (problem != null) {
            throw problem;
        }
        return revisions;
    }

    private static Long conversation(String name, String id) {
        try {
            var number = Long.parseLong(id);
            if (number > 0 && Long.toString(number).equals(id)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, "by the id of a conversation");
        }
        throw invalid(name, "by the id of a conversation");
    }

    private static void checkCount(String name, int count) {
        if (count > MOST_ELEMENTS) {
            throw invalid(name, "at most " + MOST_ELEMENTS + " elements");
        }
    }

    private static BadFrameException invalid(String name, String wanted) {
        return new BadFrameException(INVALID_VALUE, name + " has to be " + wanted, Subject.NONE);
    }

    /** @throws BadFrameException if another field is there than these */
    void allow(Set<String> names) {
        for (var name : values.keySet()) {
            if (!names.contains(name)) {
                throw new BadFrameException(UNKNOWN_FIELD, name + " does not belong to this type", subject());
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws BadFrameException if it is not there */
    String text(String name) {
        return (String) required(name);
    }

    /** @throws BadFrameException if it is not there */
    long number(String name) {
        return (Long) required(name);
    }

    /** @throws BadFrameException if it is not there, or zero */
    long id(String name) {
        var number = number(name);
        if (number == 0) {
            throw new BadFrameException(INVALID_VALUE, name + " has to be positive", subject());
        }
        return number;
    }

    boolean truth(String name, boolean otherwise) {
        return Objects.requireNonNullElse((Boolean) values.get(name), otherwise);
    }

    /** @throws BadFrameException if it is not there */
    @SuppressWarnings("unchecked")
    List<Long> numbers(String name) {
        return (List<Long>) required(name);
    }

    /** @throws BadFrameException if it is not there */
    @SuppressWarnings("unchecked")
    Map<Long, Long> revisions(String name) {
        return (Map<Long, Long>) required(name);
    }

    /** What the frame is about, as far as it has been read. */
    Subject subject() {
        var conversation = number("conversation", 0L);
        return new Subject(
                (String) values.get("client_id"),
                conversation > 0 ? new ConversationId(conversation) : null,
                number("seq", 0L));
    }

    private long number(String name, long otherwise) {
        return Objects.requireNonNullElse((Long) values.get(name), otherwise);
    }

    private Object required(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new BadFrameException(MISSING_FIELD, name + " is missing", subject());
        }
        return value;
    }
}
