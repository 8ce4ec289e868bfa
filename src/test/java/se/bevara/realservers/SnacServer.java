package se.bevara.realservers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** snac2, a server that speaks the Mastodon API in its own way and tells other servers what is written on it. */
final class SnacServer implements AutoCloseable {

    static final String MUNICIPALITY = "solvikkommun";
    static final String ANNA = "anna";
    private static final Pattern PASSWORD = Pattern.compile("User password is (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder = ServerProcess.folder("snac");
    private final Path program = folder.resolve("snac");
    private final Path site = folder.resolve("site");
    private final int port = ServerProcess.freePort();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final String reader;
    private final ServerProcess server;

    /** A post or an answer as the server names it. */
    record Status(String id, String uri) {
    }

    /** With two users: the municipality and one of the public. */
    SnacServer() {
        this(MUNICIPALITY, ANNA);
    }

    /** @param users the first of them sees what the others wait for */
    SnacServer(String... users) {
        reader = users[0];
        setUp(List.of(users));
        server = ServerProcess.start(folder, Map.of(), List.of(program, "httpd", site));
        await().atMost(PATIENCE).ignoreExceptions()
                .until(() -> Form.to("GET", base() + "/api/v1/instance", "").send().statusCode() == 200);
        passwords.forEach((user, password) -> tokens.put(user, logIn(user, password)));
    }

    private void setUp(List<String> users) {
        try {
            // Copied: the user that the server runs as need not be able to read the project.
            Files.copy(Installed.SNAC.path(), program);
            ServerProcess.own(folder);
            ServerProcess.run(folder, "127.0.0.1\n" + port + "\n127.0.0.1:" + port + "\n\n\n", List.of(program, "init", site));
            var settings = site.resolve("server.json");
            Files.writeString(settings, Files.readString(settings).replace("\"protocol\": \"https\"", "\"protocol\": \"http\"")
                    .replace("\"timeline_purge_days\": 120", "\"timeline_purge_days\": 0"));
            for (var user : users) {
                var told = PASSWORD.matcher(ServerProcess.run(folder, "", List.of(program, "adduser", site, user)));
                if (!told.find()) {
                    throw new AssertionError("snac adduser: expected a password");
                }
                passwords.put(user, told.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logIn(String user, String password) {
        String redirect = "urn:ietf:wg:oauth:2.0:oob";
        var app = Form.to("POST", base() + "/api/v1/apps", "").with("client_name", "bevara").with("redirect_uris", redirect)
                .with("scopes", "read write").json();
        String client = app.get("client_id").asString();
        String code = Form.to("POST", base() + "/oauth/x-snac-login", "").with("login", user).with("passwd", password)
                .with("redir", redirect).with("cid", client).with("state", "").text().strip();
        return Form.to("POST", base() + "/oauth/token", "").with("grant_type", "authorization_code").with("client_id", client)
                .with("client_secret", app.get("client_secret").asString()).with("code", code).with("redirect_uri", redirect)
                .json()
                .get("access_token").asString();
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    String token(String user) {
        return java.util.Objects.requireNonNull(tokens.get(user), user);
    }

    Status post(String user, String text) {
        return status(api("POST", user, "/api/v1/statuses").with("status", text).with("visibility", "public").json());
    }

    /** Answers a post and waits until the post's thread shows it. */
    Status reply(String user, Status to, String text) {
        var reply = status(api("POST", user, "/api/v1/statuses").with("status", text).with("in_reply_to_id", to.id())
                .with("visibility", "public").json());
        shows(to, reply.uri());
        return reply;
    }

    /** Waits until the thread of a post shows something. */
    void shows(Status post, String what) {
        await().atMost(PATIENCE).until(() -> thread(post).contains(what));
    }

    /** Waits until the thread of a post no longer shows something. */
    void showsNoLonger(Status post, String what) {
        await().atMost(PATIENCE).until(() -> !thread(post).contains(what));
    }

    /** Follows somebody on another server, and waits until that server knows. */
    void follow(String user, SnacServer other, String whom) {
        ServerProcess.run(folder, "", List.of(program, "follow", site, user, other.base() + "/" + whom));
        var followers = other.site.resolve("user/" + whom + "/followers");
        await().atMost(PATIENCE).until(() -> {
            try (var all = Files.list(followers)) {
                return all.anyMatch(file -> file.toString().endsWith(".json"));
            }
        });
    }

    /** Takes in nothing more from another server. */
    void block(SnacServer other) {
        ServerProcess.run(folder, "", List.of(program, "block", site, other.base()));
    }

    /** Waits until another server has refused what this one tells it. */
    void refusedBy(SnacServer other) {
        await().atMost(PATIENCE).until(() -> Files.readAllLines(ServerProcess.log(folder)).stream()
                .anyMatch(line -> line.contains("sent to inbox " + other.base()) && line.contains("(403 ")));
    }

    /** What was written on another server, once this one has it: here it has an id of its own. */
    Status arrived(String user, Status written) {
        return await().atMost(PATIENCE).until(() -> home(user, written.uri()), Optional::isPresent).orElseThrow();
    }

    private Optional<Status> home(String user, String uri) {
        return api("GET", user, "/api/v1/timelines/home").json().valueStream().map(SnacServer::status)
                .filter(status -> status.uri().equals(uri)).findFirst();
    }

    /** Changes the text and waits until the thread that it stands in shows it. */
    void edit(String user, Status status, Status thread, String text) {
        api("PUT", user, "/api/v1/statuses/" + status.id()).with("status", text).text();
        await().atMost(PATIENCE).until(() -> thread(thread).contains(text)
                || api("GET", reader, "/api/v1/statuses/" + status.id()).text().contains(text));
    }

    /** Deletes by the web form, the only way there is, and waits until the server has done so. */
    void delete(String user, Status status) {
        Form.to("POST", base() + "/" + user + "/admin/action", basic(user)).with("id", status.uri())
                .with("actor", base() + "/" + user).with("action", "Delete").text();
        await().atMost(PATIENCE)
                .until(() -> api("GET", reader, "/api/v1/statuses/" + status.id()).send().statusCode() == 404);
    }

    /** The answers below a post as the server shows them to its first user. */
    String thread(Status post) {
        return api("GET", reader, "/api/v1/statuses/" + post.id() + "/context").text();
    }

    private Form api(String method, String user, String path) {
        return Form.to(method, base() + path, "Bearer " + token(user));
    }

    private String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + passwords.get(user)).getBytes());
    }

    private static Status status(JsonNode json) {
        return new Status(json.get("id").asString(), json.get("uri").asString());
    }

    @Override
    public void close() {
        server.close();
        ServerProcess.delete(folder);
    }
}
