package io.parley.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation of two, told by a text.
 *
 * <p>{@code people anna ben} begins it. {@code day -3} is followed by the messages of that day, each with a time; {@code ago}
 * by those of the last hours, each with the minutes that have passed. A line that is indented goes on with the message
 * before. After {@code delivered} nothing is read any more, after {@code sent} nothing arrives. {@code draft anna: …} is
 * what somebody has not sent yet.
 */
record DemoScript(List<String> people, List<Line> lines, Map<String, String> drafts) {

    /** How far a message has come. */
    enum Reach {
        SENT,
        DELIVERED,
        READ
    }

    /** One message. */
    record Line(String author, Instant at, String text, Reach reach) {

        Line with(String more) {
            return new Line(author, at, text + "\n" + more, reach);
        }
    }

    /** The days before today end at least this long before now, wherever in the day the demonstration begins. */
    private static final Duration TODAY = Duration.ofHours(4);

    /** Messages of the same minute follow each other at this distance. */
    private static final Duration BREATH = Duration.ofSeconds(7);

    private static final String INDENT = "    ";
    private static final Pattern MESSAGE =
            Pattern.compile("(?:(?<time>\\d\\d:\\d\\d)|(?<ago>\\d+)) (?<who>\\w+): (?<text>.+)");
    private static final Pattern DRAFT = Pattern.compile("draft (?<who>\\w+): (?<text>.+)");

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException if a line is none of the above
     */
    static DemoScript read(String script, Instant now, ZoneId zone) {
        return new Reader(now, zone).read(script);
    }

    private static final class Reader {

        private final Instant now;
        private final ZoneId zone;
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, String> drafts = new TreeMap<>();
        private List<String> people = List.of();
        private LocalDate day;
        private Reach reach = Reach.READ;

        Reader(Instant now, ZoneId zone) {
            this.now = now;
            this.zone = zone;
            this.day = today();
        }

        DemoScript read(String script) {
            script.lines().filter(line -> !line.isBlank()).forEach(this::readLine);
            return new DemoScript(people, List.copyOf(lines), Map.copyOf(drafts));
        }

        private void readLine(String line) {
            if (line.startsWith(INDENT)) {
                lines.addLast(lines.removeLast().with(line.substring(INDENT.length())));
                return;
            }
            var words = List.of(line.split(" "));
            switch (words.getFirst()) {
                case "people" -> people = words.subList(1, words.size());
                case "day" -> day = today().plusDays(Long.parseLong(words.getLast()));
                case "ago" -> day = today();
                case "delivered" -> reach = Reach.DELIVERED;
                case "sent" -> reach = Reach.SENT;
                case "draft" -> {
                    var draft = match(DRAFT, line);
                    drafts.put(draft.group("who"), draft.group("text"));
                }
                default -> add(match(MESSAGE, line));
            }
        }

        private void add(Matcher message) {
            var at = Optional.ofNullable(message.group("time"))
                    .map(time -> day.atTime(LocalTime.parse(time)).atZone(zone).toInstant())
                    .orElseGet(() -> now.minus(Duration.ofMinutes(Long.parseLong(message.group("ago")))));
            var earliest = lines.isEmpty() ? at : lines.getLast().at().plus(BREATH);
            lines.add(new Line(
                    message.group("who"), at.isBefore(earliest) ? earliest : at, message.group("text"), reach));
        }

        private LocalDate today() {
            return now.minus(TODAY).atZone(zone).toLocalDate();
        }

        private static Matcher match(Pattern pattern, String line) {
            var matcher = pattern.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("Not understood: " + line);
            }
            return matcher;
        }
    }
}
