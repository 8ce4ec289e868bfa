package se.bevara.night;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The real program as a process of its own, on a municipality's platforms. */
final class ProcessOf {

    private ProcessOf() {
    }

    /** Starts a command of {@code ./bevara} on a data folder; what it prints goes to a file. */
    static Process bevara(Municipality municipality, Path data, Path output, String... words) throws IOException {
        var command = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "se.bevara.Bevara"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SPRING_APPLICATION_JSON", municipality.settings(data).entrySet().stream()
                .map(setting -> "\"" + setting.getKey() + "\":\"" + setting.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}")));
        return builder.start();
    }
}
