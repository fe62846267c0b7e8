package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.Command;
import io.parley.conversation.MessageChangeRefusedException;
import io.parley.conversation.MessageRefusedException;
import io.parley.realtime.ui.AttachedUi;
import io.parley.uikit.Notifications;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does beside a screen what a person has asked for there; where it was not done he is told why. */
public final class Errands {

    private static final Logger log = LoggerFactory.getLogger(Errands.class);

    private final Component screen;
    private final Executor threads;
    private final AttachedUi ui;

    /** @param screen is not attached yet */
    public Errands(Component screen, Executor threads) {
        this.screen = screen;
        this.threads = threads;
        ui = AttachedUi.of(screen);
    }

    /** Does something, on any thread; returns at once. */
    public void run(Runnable act) {
        run(act, () -> {});
    }

    /** @param onFailure runs inside the UI when it was not done, after the person was told why, who may have left the screen */
    public void run(Runnable act, Command onFailure) {
        threads.execute(() -> {
            try {
                act.run();
                return;
            } catch (MessageChangeRefusedException refused) {
                tell("conversation.change."
                        + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            } catch (MessageRefusedException refused) {
                ui.accessPage(() -> Notifications.problem(RefusalWords.ofChange(screen, refused)));
            } catch (RuntimeException e) {
                log.warn("What a person has asked for was not done", e);
                tell("conversation.change.failed");
            }
            ui.access(onFailure);
        });
    }

    /** Reads something, on any thread, and shows it inside the UI; returns at once. */
    public <T> void fetch(Supplier<T> read, Consumer<T> show, Command onFailure) {
        run(
                () -> {
                    var found = read.get();
                    ui.access(() -> show.accept(found));
                },
                onFailure);
    }

    private void tell(String key) {
        ui.accessPage(() -> Notifications.problem(screen.getTranslation(key)));
    }
}
