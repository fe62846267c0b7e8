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
import java.util.function.Function;
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
     * @param name in English
     * @param shortcodes without colons, the most usual first
     */
    public record Entry(Emoji emoji, String name, List<String> shortcodes) {

        /** What it is called in a language: the flag of a country like the country. */
        public String name(Locale language) {
            return country()
                    .map(country -> country.getDisplayCountry(language))
                    .or(() -> EmojiNames.of(emoji, language).map(EmojiNames::name))
                    .orElse(name);
        }

        boolean isFlagOfCountry() {
            return country().isPresent();
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

        private boolean isCalled(Locale language, Predicate<String> fits) {
            return Stream.concat(
                            Stream.of(name(language), name).map(EmojiCatalogue::folded),
                            shortcodes.stream().map(code -> code.replace('_', ' ')))
                    .anyMatch(fits);
        }

        private boolean hasWord(Locale language, String beginning) {
            return EmojiNames.of(emoji, language).stream().anyMatch(names -> names.hasWord(beginning));
        }

        private Stream<String> codes(Predicate<String> fits) {
            return shortcodes.stream().filter(fits).limit(1).map(code -> ":" + code + ":");
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

    /** One of them; one without a name if it is not offered. */
    public Entry entry(Emoji emoji) {
        return all().filter(entry -> entry.emoji().equals(emoji))
                .findFirst()
                .orElseGet(() -> new Entry(emoji, "", List.of()));
    }

    /**
     * Those with these characters in the name or a shortcode, whatever the case and accents; where one begins with them, first.
     * Those for which only a further word of the language begins so stand last.
     *
     * @param language in which names are known too, besides English
     */
    public List<Entry> search(String text, Locale language, int most) {
        var words = folded(text.strip());
        return Stream.<Predicate<Entry>>of(
                        entry -> entry.isCalled(language, name -> name.startsWith(words)),
                        entry -> entry.isCalled(language, name -> name.contains(words)),
                        entry -> entry.hasWord(language, words))
                .flatMap(fits -> all().filter(fits))
                .distinct()
                .limit(most)
                .toList();
    }

    static String folded(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * What somebody may want who has typed the beginning of a shortcode or of a name: the emoji by what fits, {@code :tada:} or the
     * name. The exact code stands first, then the codes that begin so, then the names; then those in which a later word does, and those
     * that are found by further words. In each group of Unicode the shortest stands first.
     */
    public SequencedMap<String, Emoji> suggestions(String typed, Locale language, int most) {
        var found = new LinkedHashMap<String, Emoji>();
        var beginning = folded(typed);
        for (var fitting : List.<Function<Entry, Stream<String>>>of(
                entry -> entry.codes(typed::equals),
                entry -> entry.codes(code -> code.startsWith(typed)),
                entry -> named(entry, language, folded(entry.name(language)).startsWith(beginning)),
                entry -> entry.codes(code -> code.contains("_" + typed)),
                entry -> named(
                        entry,
                        language,
                        folded(entry.name(language)).contains(beginning) || entry.hasWord(language, beginning)))) {
            groups.values().stream()
                    .flatMap(group -> shortestFirst(group, fitting))
                    .filter(fits -> found.size() < most && !found.containsValue(fits.getValue()))
                    .forEach(fits -> found.putIfAbsent(fits.getKey(), fits.getValue()));
        }
        return found;
    }

    private static Stream<String> named(Entry entry, Locale language, boolean fits) {
        return fits ? Stream.of(entry.name(language)) : Stream.empty();
    }

    private static Stream<Map.Entry<String, Emoji>> shortestFirst(
            List<Entry> group, Function<Entry, Stream<String>> fitting) {
        return group.stream()
                .flatMap(entry -> fitting.apply(entry).map(shown -> Map.entry(shown, entry.emoji())))
                .sorted(Comparator.comparing(fits -> fits.getKey().length()));
    }

    /** The one with this shortcode, such as {@code tada}. */
    public Optional<Emoji> withShortcode(String code) {
        return Optional.ofNullable(byShortcode.get(code)).map(Entry::emoji);
    }
}
