package io.parley.notification.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.parley.account.UserId;
import io.parley.notification.PushEndpoint;
import io.parley.notification.PushService;
import io.parley.notification.PushSubscription;
import io.parley.notification.UnusableEndpointException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether this browser is told of new messages while Parley is closed in it (the Push API of the W3C); what is chosen holds at
 * once, for this browser alone.
 */
final class PushChoice extends Div {

    private static final String LOOK = """
            return (async () => {
              const possible = 'serviceWorker' in navigator && 'PushManager' in window;
              const registration = possible && await navigator.serviceWorker.getRegistration();
              const subscription = registration && await registration.pushManager.getSubscription();
              return {possible, endpoint: subscription?.endpoint ?? ''};
            })();
            """;

    private static final String SUBSCRIBE = """
            return (async () => {
              if (await Notification.requestPermission() !== 'granted') return {problem: 'denied'};
              const {pushManager} = await navigator.serviceWorker.ready;
              await (await pushManager.getSubscription())?.unsubscribe();
              return (await pushManager.subscribe({userVisibleOnly: true, applicationServerKey: $0})).toJSON();
            })().catch(() => ({problem: 'failed'}));
            """;

    private static final String FAILED = "notification.push.failed";

    private static final String END = """
            return (async () => {
              const registration = await navigator.serviceWorker.getRegistration();
              await (await registration?.pushManager.getSubscription())?.unsubscribe();
            })();
            """;

    private final UserId user;
    private final PushService push;
    private final Checkbox wanted = new Checkbox(getTranslation("notification.push.wanted"));
    private final Checkbox withText = new Checkbox(getTranslation("notification.push.withText"));
    private @Nullable PushEndpoint endpoint;

    PushChoice(UserId user, PushService push) {
        this.user = user;
        this.push = push;
        addClassName("parley-push-choice");
        wanted.setManualValidation(true);
        wanted.setEnabled(false);
        withText.setHelperText(getTranslation("notification.push.withText.hint"));
        show(Optional.empty());
        wanted.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue());
            }
        });
        withText.addValueChangeListener(change -> {
            if (change.isFromClient() && endpoint != null) {
                push.showText(user, endpoint, change.getValue());
            }
        });
        add(
                new H3(getTranslation("notification.push.title")),
                new Paragraph(getTranslation("notification.push.lead")),
                wanted,
                withText);
        addAttachListener(attached -> getElement().executeJs(LOOK).then(this::looked));
    }

    private void looked(JsonNode found) {
        if (found.path("possible").asBoolean(false)) {
            wanted.setEnabled(true);
            show(endpoint(found).flatMap(known -> push.find(user, known)));
        } else {
            wanted.setHelperText(getTranslation("notification.push.impossible"));
        }
    }

    private void choose(boolean chosen) {
        wanted.setInvalid(false);
        if (chosen) {
            getElement().executeJs(SUBSCRIBE, push.publicKey()).then(this::answered, failure -> refused(FAILED));
        } else if (endpoint != null) {
            push.unsubscribe(user, endpoint);
            getElement().executeJs(END);
            show(Optional.empty());
        }
    }

    private void answered(JsonNode answer) {
        if (answer.has("problem")) {
            refused(answer.path("problem").asString("").equals("denied") ? "notification.denied" : FAILED);
            return;
        }
        try {
            var keys = answer.path("keys");
            var subscription = new PushSubscription(
                    PushEndpoint.of(answer.path("endpoint").asString("")),
                    keys.path("p256dh").asString(""),
                    keys.path("auth").asString(""),
                    false,
                    getLocale());
            push.subscribe(user, subscription);
            show(Optional.of(subscription));
        } catch (UnusableEndpointException e) {
            refused(FAILED);
        }
    }

    private void refused(String sentenceKey) {
        show(Optional.empty());
        wanted.setErrorMessage(getTranslation(sentenceKey));
        wanted.setInvalid(true);
    }

    private void show(Optional<PushSubscription> subscription) {
        endpoint = subscription.map(PushSubscription::endpoint).orElse(null);
        wanted.setValue(subscription.isPresent());
        withText.setVisible(subscription.isPresent());
        withText.setValue(subscription.filter(PushSubscription::withText).isPresent());
    }

    private static Optional<PushEndpoint> endpoint(JsonNode found) {
        try {
            return Optional.of(PushEndpoint.of(found.path("endpoint").asString("")));
        } catch (UnusableEndpointException none) {
            return Optional.empty();
        }
    }
}
