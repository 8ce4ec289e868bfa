package se.bevara;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: one process with an embedded database and one data folder. Commands start it, see {@code se.bevara.cli}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Bevara {
}
