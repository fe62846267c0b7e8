package io.parley.notification;

import com.vaadin.flow.i18n.I18NProvider;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.FormattedText;
import io.parley.conversation.ui.ConversationNavigation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a browser is told: where the conversation is, and no more unless the person wants it. */
@Component
class PushText {

    /** A push service takes 4096 bytes, and a notice shows a few lines. */
    private static final int MOST_CODE_POINTS = 300;

    private final I18NProvider words;

    PushText(I18NProvider words) {
        this.words = words;
    }

    /** As JSON, for the script that runs in the browser. */
    String of(PushSubscription subscription, ConversationSummary conversation, boolean sound) {
        var language = subscription.language();
        var body = conversation.lastMessage().body();
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", ConversationNavigation.path(conversation.peer().username()))
                .put("seq", conversation.lastMessage().seq())
                .put("sound", sound)
                .put("language", language.toLanguageTag())
                .put(
                        "title",
                        subscription.withText()
                                ? conversation.peer().displayName().value()
                                : words.getTranslation("shell.brand", language))
                .put(
                        "text",
                        subscription.withText()
                                        && !body.isEmpty()
                                        // one's own answer may have come since
                                        && conversation
                                                .lastMessage()
                                                .senderId()
                                                .equals(conversation.peer().id())
                                ? abridged(FormattedText.of(body.text()).plain())
                                : words.getTranslation("notification.new", language))
                .toString();
    }

    private static String abridged(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CODE_POINTS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CODE_POINTS)) + "…";
    }
}
