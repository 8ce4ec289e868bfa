package se.bevara.imports;

import org.springframework.boot.ExitCodeGenerator;

/** A file that cannot be taken in as it is; nothing of it was. Says in Swedish what was expected and what was found, never what it holds. */
public final class ImportRefused extends RuntimeException implements ExitCodeGenerator {

    private static final int WRONG_USE = 2;

    ImportRefused(String what, String expected, String found) {
        super(what + ": väntade " + expected + ", fann " + found);
    }

    @Override
    public int getExitCode() {
        return WRONG_USE;
    }
}
