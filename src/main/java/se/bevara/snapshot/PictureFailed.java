package se.bevara.snapshot;

/** A page that was not pictured, and why; never with anything of what it says. */
final class PictureFailed extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final Failure failure;
    private final String detail;

    /** @param detail such as {@code HTTP 503}, or the host that was reached; may be empty */
    PictureFailed(Failure failure, String detail) {
        super(failure + " " + detail);
        this.failure = failure;
        this.detail = detail;
    }

    Failure failure() {
        return failure;
    }

    String detail() {
        return detail;
    }
}
