package io.parley.conversation;

import static java.util.stream.Collectors.joining;

import io.parley.account.UserId;
import java.util.List;
import java.util.stream.Stream;

/** The reactions to one message as its row holds them: a line for each, the person's id and the emoji. */
final class Reactions {

    /** The most reactions of one person to one message. */
    static final int MOST = 12;

    private Reactions() {}

    static List<Reaction> read(String lines) {
        return lines.lines().map(Reactions::reaction).toList();
    }

    private static Reaction reaction(String line) {
        var space = line.indexOf(' ');
        return new Reaction(new UserId(Long.parseLong(line.substring(0, space))), new Emoji(line.substring(space + 1)));
    }

    static String write(List<Reaction> reactions) {
        return reactions.stream()
                .map(reaction -> reaction.userId() + " " + reaction.emoji())
                .collect(joining("\n"));
    }

    static List<Reaction> with(List<Reaction> reactions, Reaction added) {
        return Stream.concat(reactions.stream(), Stream.of(added)).distinct().toList();
    }

    static List<Reaction> without(List<Reaction> reactions, Reaction removed) {
        return reactions.stream().filter(one -> !one.equals(removed)).toList();
    }

    static boolean isFull(List<Reaction> reactions, UserId person) {
        return reactions.stream().filter(one -> one.userId().equals(person)).count() >= MOST;
    }
}
