package io.parley.conversation;

import static java.util.regex.Matcher.quoteReplacement;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Emoji that are written as {@code :tada:}. */
public final class Shortcodes {

    private static final Pattern RUN = Pattern.compile("(?<![A-Za-z0-9:])(?::[a-z0-9_+-]{1,50}:)+(?![A-Za-z0-9:])");
    private static final Pattern ONE = Pattern.compile(":([^:]+):");

    private Shortcodes() {}

    /** The text with emoji in place of their shortcodes; what is no shortcode, and what stands in code or an address, stays. */
    public static String replacedIn(String text) {
        if (!RUN.matcher(text).find()) {
            return text;
        }
        var shown = FormattedText.of(text);
        var addresses = Addresses.in(text);
        return RUN.matcher(text).replaceAll(run -> {
            var isVerbatim = shown.isCode(run.start())
                    || addresses.stream()
                            .anyMatch(address ->
                                    address.getBeginIndex() <= run.start() && run.start() < address.getEndIndex());
            return quoteReplacement(isVerbatim ? run.group() : replacedInRun(run));
        });
    }

    private static String replacedInRun(MatchResult run) {
        return ONE.matcher(run.group())
                .replaceAll(code -> quoteReplacement(EmojiCatalogue.read()
                        .withShortcode(code.group(1))
                        .map(Emoji::text)
                        .orElse(code.group())));
    }
}
