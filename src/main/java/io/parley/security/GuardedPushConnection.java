package io.parley.security;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import io.parley.realtime.ui.Hearing;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.atmosphere.cpr.AtmosphereResource;
import org.jspecify.annotations.Nullable;

/** A push connection that is counted, that says when it is lost, and on which nobody can pile up a message that never ends. */
final class GuardedPushConnection extends AtmospherePushConnection implements Hearing {

    /** The most characters of a message that has not ended yet. */
    static final int MAX_UNFINISHED = 64 * 1024;

    private final transient PushSockets sockets;
    private @Nullable String address;
    private volatile boolean lost;
    private transient @Nullable BoundedMessage unfinished;

    GuardedPushConnection(UI ui, PushSockets sockets) {
        super(ui);
        this.sockets = sockets;
    }

    @Override
    public void connect(AtmosphereResource resource) {
        // with long polling each request takes the place of the one before, which is no loss
        var wasLost = lost;
        super.connect(resource);
        lost = false;
        if (address == null) {
            address = resource.getRequest().getRemoteAddr();
            sockets.opened(address);
        }
        if (wasLost) {
            ComponentUtil.fireEvent(getUI(), new Regained(getUI()));
        }
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    @Override
    public void connectionLost() {
        super.connectionLost();
        lost = true;
        unfinished = null;
        if (address != null) {
            sockets.closed(address);
            address = null;
        }
    }

    @Override
    public FragmentedMessage getOrCreateFragmentedMessage(AtmosphereResource resource) {
        if (unfinished == null) {
            unfinished = new BoundedMessage();
        }
        return unfinished;
    }

    @Override
    public void clearFragmentedMessage(AtmosphereResource resource) {
        unfinished = null;
    }

    /** A message that arrives in pieces, up to a limit. */
    static final class BoundedMessage extends FragmentedMessage {

        private int received;

        /** @throws IllegalStateException if it is too long, which ends the connection */
        @Override
        public boolean append(Reader reader) throws IOException {
            return super.append(new FilterReader(reader) {

                @Override
                public int read() throws IOException {
                    return counted(super.read(), 1);
                }

                @Override
                public int read(char[] buffer, int offset, int length) throws IOException {
                    var read = super.read(buffer, offset, length);
                    return counted(read, read);
                }
            });
        }

        private int counted(int result, int characters) {
            if (result >= 0) {
                received += characters;
            }
            if (received > MAX_UNFINISHED) {
                throw new IllegalStateException("A push message is longer than " + MAX_UNFINISHED + " characters");
            }
            return result;
        }
    }
}
