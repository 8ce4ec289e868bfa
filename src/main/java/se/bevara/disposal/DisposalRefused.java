package se.bevara.disposal;

/** Something that may not be done to a list as it stands. Its message is in Swedish and says which list, what was expected and found. */
public final class DisposalRefused extends RuntimeException {

    DisposalRefused(String message) {
        super(message);
    }
}
