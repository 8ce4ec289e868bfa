package se.bevara.archive;

import java.util.Arrays;

/** What the log may say of an unexpected failure: neither its message nor its trace, which may quote what strangers wrote. */
public final class FailureText {

    private FailureText() {
    }

    /** The failure's class and the innermost place in this program: {@code java.lang.IllegalStateException at se.bevara.…}. */
    public static String of(Throwable failure) {
        return Arrays.stream(failure.getStackTrace()).filter(frame -> frame.getClassName().startsWith("se.bevara")).findFirst()
                .map(frame -> failure.getClass().getName() + " at " + frame)
                .orElse(failure.getClass().getName());
    }
}
