package se.bevara.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import se.bevara.sample.Sample;

/**
 * The way commands open the application: one Spring context each.
 *
 * @param application the Spring application
 */
record Opening(Class<?> application) {

    /**
     * @param pages whether the web server starts
     * @param jobs whether jobs start at their times
     * @param more further settings by name
     */
    record Settings(boolean pages, boolean jobs, Map<String, Object> more) {

        static final Settings WITHOUT_PAGES = new Settings(false, false, Map.of());
    }

    Program open(Path folder, Settings settings, boolean debug) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new WrongUse("--data: en mapp väntades, men " + folder + " är en fil");
        }
        var context = new SpringApplicationBuilder(application)
                .web(settings.pages() ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .logStartupInfo(settings.pages())
                .lazyInitialization(!settings.pages())
                .run(arguments(folder, settings, debug));
        return new Program(context, folder);
    }

    /** Command-line arguments of Spring: they outrank every settings file. */
    private static String[] arguments(Path folder, Settings settings, boolean debug) {
        var all = new HashMap<String, Object>(SampleCommand.made(folder) ? Sample.afterwards() : Map.of());
        all.putAll(settings.more());
        all.put("bevara.data", folder);
        all.put("spring.quartz.auto-startup", settings.jobs());
        if (!debug) {
            // Commands tell failures themselves, in one message.
            all.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
            all.put("logging.level.org.springframework.boot.diagnostics", "OFF");
            all.put("logging.level.org.springframework.context.support", "ERROR");
            all.put("logging.level.org.springframework.boot.web.server", "ERROR");
        }
        if (!settings.pages()) {
            all.put("logging.level.root", debug ? "INFO" : "WARN");
            all.put("bevara.log.trace", debug ? "%ex" : "%nopex");
        }
        return all.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()).toArray(String[]::new);
    }
}
