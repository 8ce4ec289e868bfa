package se.bevara.cli;

import org.springframework.boot.ExitCodeGenerator;

/** Something in what the user wrote that cannot be done as written. Its message is in Swedish and says what, expected and found. */
final class WrongUse extends RuntimeException implements ExitCodeGenerator {

    WrongUse(String message) {
        super(message);
    }

    @Override
    public int getExitCode() {
        return Commands.WRONG_USE;
    }
}
