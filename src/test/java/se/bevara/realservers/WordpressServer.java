package se.bevara.realservers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** WordPress on PHP's own web server and a MariaDB of its own, installed anew each time. */
final class WordpressServer implements AutoCloseable {

    static final String EDITOR = "redaktion";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path FILES = Path.of("src/test/resources/realservers");

    private final Path folder = ServerProcess.folder("wordpress");
    private final int databasePort = ServerProcess.freePort();
    private final int port = ServerProcess.freePort();
    private final String password;
    private final ServerProcess database;
    private final ServerProcess server;

    WordpressServer() {
        setUp();
        var data = folder.resolve("db");
        database = ServerProcess.start(folder, Map.of(), List.of(Installed.MARIADB.path(), "--no-defaults", "--datadir=" + data,
                "--socket=" + data.resolve("db.sock"), "--pid-file=" + data.resolve("db.pid"), "--bind-address=127.0.0.1",
                "--port=" + databasePort, "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0"));
        await().atMost(PATIENCE).until(() -> data.resolve("db.sock").toFile().exists());
        password = ServerProcess.run(folder, "", List.of(Installed.PHP.path(), "install.php")).strip();
        // Three workers, because WordPress asks itself; they need not end with their parent.
        server = ServerProcess.start(folder.resolve("site"), Map.of("PHP_CLI_SERVER_WORKERS", "3"),
                List.of(Installed.PHP.path(), "-S", "127.0.0.1:" + port, folder.resolve("router.php")));
        await().atMost(PATIENCE).ignoreExceptions()
                .until(() -> Form.to("GET", base() + "/wp-json/", "").send().statusCode() == 200);
    }

    private void setUp() {
        try {
            for (var file : List.of("install.php", "router.php", "wp-config.php", "quick-comments.php")) {
                Files.writeString(folder.resolve(file), Files.readString(FILES.resolve(file)).replace("@SITE_PORT@", "" + port)
                        .replace("@DATABASE_PORT@", "" + databasePort));
            }
            Files.createDirectory(folder.resolve("db"));
            copy(Installed.WORDPRESS, folder.resolve("site"));
            copy(Installed.WORDPRESS_THEME, folder.resolve("site/wp-content/themes/twentytwentythree"));
            Files.move(folder.resolve("wp-config.php"), folder.resolve("site/wp-config.php"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.createDirectories(folder.resolve("site/wp-content/mu-plugins"));
            Files.move(folder.resolve("quick-comments.php"), folder.resolve("site/wp-content/mu-plugins/quick-comments.php"));
            ServerProcess.own(folder);
            ServerProcess.run(folder, "",
                    List.of(Installed.MARIADB_INSTALL.path(), "--no-defaults", "--datadir=" + folder.resolve("db"),
                            "--auth-root-authentication-method=normal", "--skip-test-db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(Installed part, Path to) throws IOException, InterruptedException {
        new ProcessBuilder("cp", "-a", part.path().toString(), to.toString()).inheritIO().start().waitFor();
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    /** The editor's application password as connectors are given it: {@code user:password}. */
    String credential() {
        return EDITOR + ":" + password;
    }

    long post(String title, String text) {
        return rest("POST", "/posts").with("title", title).with("content", text).with("status", "publish").json().get("id")
                .asLong();
    }

    /** How many posts the front page lists. */
    void listing(int posts) {
        rest("POST", "/settings").with("posts_per_page", "" + posts).text();
    }

    void editPost(long post, String text) {
        rest("POST", "/posts/" + post).with("content", text).text();
    }

    /** Deletes for good, not to the bin. */
    void deletePost(long post) {
        rest("DELETE", "/posts/" + post + "?force=true").text();
    }

    /** Comments as one of the public does: by the page's form, not logged in. */
    long comment(long post, long parent, String author, String text) {
        var answer = Form.to("POST", base() + "/wp-comments-post.php", "").with("comment", text).with("author", author)
                .with("email", "anna@solvik.example").with("comment_post_ID", "" + post).with("comment_parent", "" + parent)
                .send();
        var location = URI.create(answer.headers().firstValue("Location")
                .orElseThrow(() -> new AssertionError("expected a redirect to the comment, found " + answer.body())));
        return Long.parseLong(location.getFragment().replace("comment-", ""));
    }

    void editComment(long comment, String text) {
        rest("POST", "/comments/" + comment).with("content", text).text();
    }

    /** Takes a comment out of public view: {@code hold}, {@code spam} or {@code trash}. */
    void moderate(long comment, String status) {
        rest("POST", "/comments/" + comment).with("status", status).text();
    }

    void deleteComment(long comment) {
        rest("DELETE", "/comments/" + comment + "?force=true").text();
    }

    JsonNode comments() {
        return rest("GET", "/comments?per_page=100").json();
    }

    private Form rest(String method, String path) {
        return Form.to(method, base() + "/wp-json/wp/v2" + path,
                "Basic " + Base64.getEncoder().encodeToString(credential().getBytes()));
    }

    @Override
    public void close() {
        server.close();
        database.close();
        ServerProcess.delete(folder);
    }
}
