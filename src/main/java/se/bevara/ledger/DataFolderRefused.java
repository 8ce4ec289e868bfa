package se.bevara.ledger;

import java.nio.file.Path;
import org.springframework.boot.ExitCodeGenerator;

/** The data folder cannot be used as it is; whoever started the program can put that right. Exit code 2. */
public final class DataFolderRefused extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1;

    DataFolderRefused(Path where, String expected, String found) {
        super(message(where, expected, found));
    }

    DataFolderRefused(Path where, String expected, String found, Throwable cause) {
        super(message(where, expected, found), cause);
    }

    private static String message(Path where, String expected, String found) {
        return "Datamappen, " + where + ": väntade " + expected + ", fann " + found;
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
