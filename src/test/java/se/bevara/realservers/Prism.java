package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Stoplight Prism between whoever asks and who answers: it holds both to a published description. It lets everything through and tells in
 * the header {@code sl-violations} what is wrong, since some of it is excepted; what it does not judge, names in a query that nobody has
 * published, is judged here.
 */
final class Prism implements AutoCloseable {

    private static final Pattern VIOLATION = Pattern
            .compile(
                    "\\{\"location\":\\[([^\\]]*)],\"severity\":\"\\w+\",(?:\"code\":[^,]+,)?\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Path folder = ServerProcess.folder("prism");
    private final Description description;
    private final Passage behind;
    private final ServerProcess server;
    private final Passage before;

    /** @param answering address of who answers, without a path */
    Prism(Description description, String answering) {
        this.description = description;
        behind = new Passage(answering);
        Path program = folder.resolve("program");
        Path node = folder.resolve("node");
        Installed.PRISM.copy(program);
        Installed.NODE.copy(node);
        description.write(folder.resolve("description.json"));
        int port = ServerProcess.freePort();
        server = ServerProcess.start(folder, Map.of(),
                List.of(node.resolve("bin/node"), program.resolve("node_modules/@stoplight/prism-cli/dist/index.js"), "proxy",
                        "description.json", behind.address(), "--host", "127.0.0.1", "--port", port, "--multiprocess", "false",
                        "--verboseLevel", "fatal"));
        await().atMost(Duration.ofSeconds(60)).until(() -> listens(port) || !server.process().isAlive());
        assertThat(server.process().isAlive()).as(() -> ServerProcess.log(folder).toString()).isTrue();
        before = new Passage("http://127.0.0.1:" + port);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where to ask, without a path. */
    String address() {
        return before.address();
    }

    /** From now on the answers are changed so before they are judged. */
    void bend(UnaryOperator<String> answers) {
        behind.bend(answers);
    }

    List<Passage.Call> calls() {
        return before.calls();
    }

    /** The published operations that have been asked. */
    Set<String> operations() {
        var asked = new TreeSet<String>();
        calls().forEach(call -> description.operation(call.asked().getPath()).ifPresent(asked::add));
        return asked;
    }

    /** What was wrong with the last call or its answer. */
    Set<String> wrongLast() {
        return wrong(calls().getLast());
    }

    /** Everything that was wrong with any call or its answer, without the numbers of places in lists. */
    Set<String> wrong() {
        var wrong = new TreeSet<String>();
        calls().forEach(call -> wrong.addAll(wrong(call)));
        return wrong;
    }

    private Set<String> wrong(Passage.Call call) {
        var wrong = new TreeSet<String>();
        String path = call.asked().getPath();
        String operation = description.operation(path).orElse(path);
        told(call).forEach(each -> wrong.add(operation + ": " + each));
        Set<String> known = description.parameters(operation, call.method().toLowerCase(Locale.ROOT));
        query(call.asked()).keySet().stream().filter(name -> !known.contains(name))
                .forEach(name -> wrong.add(operation + ": Request query parameter " + name + " is not published"));
        return wrong;
    }

    private static Map<String, List<String>> query(URI asked) {
        var query = new LinkedHashMap<String, List<String>>();
        UriComponentsBuilder.fromUri(asked).build().getQueryParams()
                .forEach((name, values) -> values.forEach(value -> query.computeIfAbsent(decoded(name), key -> new ArrayList<>())
                        .add(decoded(Objects.requireNonNullElse(value, "")))));
        return query;
    }

    private static String decoded(String written) {
        return UriUtils.decode(written, StandardCharsets.UTF_8);
    }

    /** Read piece by piece: where too much is wrong the header is cut. */
    private static List<String> told(Passage.Call call) {
        var told = new ArrayList<String>();
        for (String header : call.answer().headers().allValues("sl-violations")) {
            var violations = VIOLATION.matcher(header).results().toList();
            assertThat(violations).as(header).isNotEmpty();
            violations.forEach(
                    violation -> told.add(words(violation.group(1).replace("\"", ""), violation.group(2), call.asked())));
        }
        return told;
    }

    /** Of a list in the query Prism tells which of its values is wrong by number alone. */
    private static String words(String location, String message, URI asked) {
        String[] where = location.split(",");
        String value = "";
        if (where.length == 4 && where[1].equals("query")) {
            List<String> values = query(asked).getOrDefault(where[2], List.of()).stream()
                    .flatMap(each -> Arrays.stream(each.split(","))).toList();
            value = " (" + values.get(Integer.parseInt(where[3])) + ")";
        }
        return message.replaceAll("\\.\\d+", "").replaceFirst(": .*", "") + value;
    }

    @Override
    public void close() {
        before.close();
        server.close();
        behind.close();
        ServerProcess.delete(folder);
    }
}
