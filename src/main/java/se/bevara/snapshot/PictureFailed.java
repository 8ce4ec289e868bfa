package se.bevara.snapshot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page that was not pictured, and why; never with anything of what it says. */
final class PictureFailed extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final Failure failure;
    private final String detail;
    private final String mark;
    private final transient @Nullable Aside aside;

    /** @param detail such as {@code HTTP 503}, or the host that was reached; may be empty */
    PictureFailed(Failure failure, String detail) {
        this(failure, detail, "", null);
    }

    private PictureFailed(Failure failure, String detail, String mark, @Nullable Aside aside) {
        super(failure + " " + detail);
        this.failure = failure;
        this.detail = detail;
        this.mark = mark;
        this.aside = aside;
    }

    /** @param told which recipe's mark told it */
    PictureFailed marked(String told) {
        return new PictureFailed(failure, detail, told, aside);
    }

    PictureFailed with(Aside seen) {
        return new PictureFailed(failure, detail, mark, seen);
    }

    Failure failure() {
        return failure;
    }

    String detail() {
        return detail;
    }

    String mark() {
        return mark;
    }

    /** What was seen in its place; nothing where no page was reached. */
    Optional<Aside> aside() {
        return Optional.ofNullable(aside);
    }
}
