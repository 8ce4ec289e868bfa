package se.bevara.capture.wordpress;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Connector;
import se.bevara.capture.Fetcher;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.PlatformCalls;
import se.bevara.capture.Removal;
import se.bevara.capture.Session;

/** The way to WordPress blogs, and to any blog that has a feed. */
@Component
final class WordpressBlogs implements Connector {

    @Override
    public String platform() {
        return "wordpress";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return mediaType.contains("xml") ? FeedItem.read(block, mediaType) : WordpressItem.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        boolean direct = FeedSession.isFeed(access.base());
        FeedSession feeds = new FeedSession(account, access.base(), direct, fetcher);
        if (direct) {
            return feeds;
        }
        boolean credential = access.secret().get().isPresent();
        WordpressCalls calls = PlatformCalls.to(WordpressCalls.class, access.base(), () -> basic(access.secret().get()), fetcher);
        return new BlogSession(new RestSession(calls, credential), feeds, credential);
    }

    @Override
    public Removal removal(Account account, Access writing, Removal.Target target) {
        String number = RestSession.number(target.asked().remoteId());
        if (number.isEmpty() || FeedSession.isFeed(writing.base())) {
            return new Removal.Impossible("bloggen läses genom sitt flöde, där inget kan tas bort");
        }
        String way = target.asked().comment() ? "comments/" : "posts/";
        // Without force a thing goes to the bin, from which anybody who may moderate the blog takes it back.
        String change = !target.hide() ? "?force=true" : target.asked().comment() ? "?status=hold" : "?status=private";
        return new Removal.Call(target.hide() ? "POST" : "DELETE",
                URI.create(writing.base() + "/wp-json/wp/v2/" + way + number + change), basic(writing.secret().get()),
                RestAnswer::refused);
    }

    /** The secret is an application password with its user: {@code user:xxxx xxxx xxxx}. */
    private static Map<String, String> basic(Optional<String> secret) {
        return secret.map(pair -> Map.of("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))).orElse(Map.of());
    }
}
