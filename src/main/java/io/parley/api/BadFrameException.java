package io.parley.api;

import org.jspecify.annotations.Nullable;

/** A frame is not obeyed; the socket stays. */
final class BadFrameException extends RuntimeException {

    private final FrameCode code;
    private final String detail;
    private final transient @Nullable String clientId;

    /** @param clientId of the message that it was about, where it could be read */
    BadFrameException(FrameCode code, String detail, @Nullable String clientId) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.clientId = clientId;
    }

    FrameCode code() {
        return code;
    }

    String detail() {
        return detail;
    }

    @Nullable
    String clientId() {
        return clientId;
    }
}
