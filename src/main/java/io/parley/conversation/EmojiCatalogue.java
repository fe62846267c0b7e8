package io.parley.conversation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fellbaum.jemoji.EmojiManager;
import net.fellbaum.jemoji.Qualification;

/**
 * The emoji that people choose from, as Unicode lists them, with their English names and the shortcodes of GitHub, Slack and
 * Discord. They are read when the first of them is needed; one emoji stands for all of its skin tones.
 */
public final class EmojiCatalogue {

    /** Newer ones are still missing in the fonts of many devices. */
    private static final double NEWEST_VERSION = 15;

    private static final Pattern COUNTRY_FLAG = Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}");
    private static final int REGIONAL_A = 0x1F1E6;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** As Unicode divides them, in its order. */
    public enum Group {
        SMILEYS_AND_EMOTION,
        PEOPLE_AND_BODY,
        ANIMALS_AND_NATURE,
        FOOD_AND_DRINK,
        TRAVEL_AND_PLACES,
        ACTIVITIES,
        OBJECTS,
        SYMBOLS,
        FLAGS
    }

    /**
     * One of them.
     *
     * @param name in English; {@link #name(Locale)} tells whether there is one in another language
     * @param shortcodes without colons, the most usual first
     */
    public record Entry(Emoji emoji, String name, List<String> shortcodes) {

        /** What it is called in a language: flags by their country, all others in English. */
        public String name(Locale language) {
            return country().map(country -> country.getDisplayCountry(language)).orElse(name);
        }

        private Optional<Locale> country() {
            var letters = emoji.text().codePoints().map(letter -> letter - REGIONAL_A + 'A');
            return COUNTRY_FLAG.matcher(emoji.text()).matches()
                    ? Optional.of(Locale.of(
                            "",
                            letters.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                    .toString()))
                    : Optional.empty();
        }

        private Stream<String> searched(Locale language) {
            return Stream.concat(
                    Stream.of(name(language), name).map(EmojiCatalogue::folded),
                    shortcodes.stream().map(code -> code.replace('_', ' ')));
        }
    }

    private static final class Holder {

        static final EmojiCatalogue ALL = new EmojiCatalogue();
    }

    private final Map<Group, List<Entry>> groups = new EnumMap<>(Group.class);
    private final Map<String, Entry> byShortcode;

    private EmojiCatalogue() {
        EmojiManager.getAllEmojis().stream()
                .filter(EmojiCatalogue::isOffered)
                .sorted(Comparator.comparing(net.fellbaum.jemoji.Emoji::getSubgroup)
                        .thenComparing(net.fellbaum.jemoji.Emoji::getEmoji))
                .collect(groupingBy(emoji -> Group.valueOf(emoji.getGroup().name())))
                .forEach((group, emoji) -> groups.put(
                        group, emoji.stream().map(EmojiCatalogue::entry).toList()));
        byShortcode = all().flatMap(entry -> entry.shortcodes().stream().map(code -> Map.entry(code, entry)))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    /** Reads the list, unless it is read already. */
    public static EmojiCatalogue read() {
        return Holder.ALL;
    }

    private static boolean isOffered(net.fellbaum.jemoji.Emoji emoji) {
        return emoji.getQualification() == Qualification.FULLY_QUALIFIED
                && emoji.getVersion() <= NEWEST_VERSION
                && !emoji.hasFitzpatrickComponent()
                && !emoji.hasHairStyleComponent();
    }

    private static Entry entry(net.fellbaum.jemoji.Emoji emoji) {
        var shortcodes = Stream.of(emoji.getGithubAliases(), emoji.getSlackAliases(), emoji.getDiscordAliases())
                .flatMap(List::stream)
                .filter(alias -> alias.matches(":.+:"))
                .map(alias -> alias.substring(1, alias.length() - 1).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new Entry(new Emoji(emoji.getEmoji()), emoji.getDescription(), shortcodes);
    }

    private Stream<Entry> all() {
        return groups.values().stream().flatMap(List::stream);
    }

    /** All of a group, in the order of Unicode. */
    public List<Entry> in(Group group) {
        return groups.getOrDefault(group, List.of());
    }

    /**
     * Those with these characters in the name or a shortcode, whatever the case and accents; where one begins with them, first.
     *
     * @param language in which names are known too, besides English
     */
    public List<Entry> search(String text, Locale language, int most) {
        var words = folded(text.strip());
        return all().filter(entry -> entry.searched(language).anyMatch(name -> name.contains(words)))
                .sorted(Comparator.comparing(
                        entry -> entry.searched(language).noneMatch(name -> name.startsWith(words))))
                .limit(most)
                .toList();
    }

    private static String folded(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * What somebody may want who has typed the beginning of a shortcode: the emoji by the code that fits. The exact one stands first,
     * then those that begin so, then those in which a later word does; in each group of Unicode the shortest first.
     */
    public SequencedMap<String, Emoji> suggestions(String typed, int most) {
        var found = new LinkedHashMap<String, Emoji>();
        for (var fits : List.<Predicate<String>>of(
                typed::equals, code -> code.startsWith(typed), code -> code.contains("_" + typed))) {
            groups.values().stream()
                    .flatMap(group -> fitting(group, fits))
                    .filter(fitting -> found.size() < most && !found.containsValue(fitting.getValue()))
                    .forEach(fitting -> found.putIfAbsent(fitting.getKey(), fitting.getValue()));
        }
        return found;
    }

    private static Stream<Map.Entry<String, Emoji>> fitting(List<Entry> group, Predicate<String> fits) {
        return group.stream()
                .flatMap(entry ->
                        entry.shortcodes().stream().filter(fits).limit(1).map(code -> Map.entry(code, entry.emoji())))
                .sorted(Comparator.comparing(fitting -> fitting.getKey().length()));
    }

    /** The one with this shortcode, such as {@code tada}. */
    public Optional<Emoji> withShortcode(String code) {
        return Optional.ofNullable(byShortcode.get(code)).map(Entry::emoji);
    }
}
