package se.bevara;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import se.bevara.cli.Commands;

/** The application: one process with an embedded database and one data folder. Commands start it, see {@code se.bevara.cli}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Bevara {

    /** Runs the command that the words name, and ends the process with its exit code. */
    public static void main(String... words) {
        System.exit(Commands.run(Bevara.class, words));
    }
}
