package se.bevara.sample;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WordPress blogs, each below its own path: REST at {@code /{blog}/wp-json/wp/v2}, feeds at {@code /{blog}/feed/}. Measured on 6.1.9
 * and 6.8.7.
 */
public final class WordpressDouble extends PlatformDouble {

    private volatile boolean restDisabled;

    public WordpressDouble(World world) {
        super(world, Platform.WORDPRESS);
    }

    /** Whether the REST API is shut off, so that only the feeds are left. */
    public void restDisabled(boolean is) {
        restDisabled = is;
    }

    /** The blog's own address; REST and feeds lie below it. */
    @Override
    public URI base(Presence presence) {
        return URI.create(root() + "/" + presence.handle());
    }

    @Override
    boolean media(Request request) {
        return request.path().contains("/wp-content/uploads/");
    }

    @Override
    Optional<Presence> presence(Request request) {
        List<String> path = request.segments();
        return path.isEmpty() ? Optional.empty() : world().known(Platform.WORDPRESS, path.getFirst());
    }

    @Override
    Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        if (presence.isEmpty()) {
            return notFound();
        }
        if (media(request)) {
            return file(request);
        }
        Presence blog = presence.get();
        List<String> path = request.segments().subList(1, request.segments().size());
        if (path.isEmpty() || !path.getFirst().equals("wp-json")) {
            return blog.isPrivate()
                    ? Answer.html(302, "", "").with("Location", request.base() + "/wp-login.php")
                    : WordpressFeeds.answer(request, blog, path, fault);
        }
        return restDisabled ? notFound() : rest(request, blog, path, fault);
    }

    private Answer rest(Request request, Presence blog, List<String> path, @Nullable Fault fault) {
        boolean writer = request.header("authorization").equals(basic(blog.writingCredential())) && blog.token() == Token.VALID;
        boolean trusted = writer
                || request.header("authorization").equals(basic(blog.credential())) && blog.token() == Token.VALID;
        try {
            if (!request.header("authorization").isEmpty() && !trusted) {
                throw new RestError(401, "incorrect_password", "The provided password is an invalid application password.");
            }
            if (blog.isPrivate() && !trusted) {
                throw new RestError(401, "rest_login_required", "REST API restricted to authenticated users.");
            }
            String root = request.base() + "/" + request.segments().getFirst();
            var called = new WordpressRest(request, root, blog, trusted, fault);
            return request.method().equals("GET") ? called.answer(path) : called.changed(path, writer);
        } catch (RestError error) {
            return error.answer();
        }
    }

    private static String basic(String credential) {
        return "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    }

    private Answer file(Request request) {
        String name = request.segments().getLast();
        return world().medium(Long.parseLong(name.substring(0, name.indexOf('-'))))
                .map(medium -> Answer.of(200, medium.mediaType(), medium.bytes())).orElseGet(WordpressDouble::notFound);
    }

    static Answer notFound() {
        return Answer.html(404, "Sidan hittades inte", "<p>Sidan hittades inte.</p>");
    }

    @Override
    Answer throttled(Presence presence) {
        return Answer.html(429, "Too Many Requests", "").with("Retry-After", "60");
    }

    @Override
    Answer broken() {
        return new RestError(500, "internal_server_error", "There has been a critical error on this website.").answer();
    }
}
