package se.bevara.cli;

/** Something in what the user wrote that cannot be done as written. Its message is in Swedish and says what, expected and found. */
final class WrongUse extends RuntimeException {

    WrongUse(String message) {
        super(message);
    }
}
