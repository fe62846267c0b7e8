package io.parley.api;

/** A frame is not obeyed; the socket stays. */
final class BadFrameException extends RuntimeException {

    private final FrameCode code;
    private final String detail;
    private final transient Subject subject;

    /** @param subject what of it could be read */
    BadFrameException(FrameCode code, String detail, Subject subject) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.subject = subject;
    }

    FrameCode code() {
        return code;
    }

    String detail() {
        return detail;
    }

    Subject subject() {
        return subject;
    }
}
