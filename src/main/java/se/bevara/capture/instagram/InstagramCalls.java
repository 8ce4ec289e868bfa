package se.bevara.capture.instagram;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/** The calls of the Graph API (v26.0) that an Instagram account's archive needs. */
interface InstagramCalls {

    String PROFILE = "id,username,name,biography,website,profile_picture_url,followers_count,follows_count,media_count";

    /** Whoever the token belongs to, and the account that is linked to it. */
    String ME = "id,instagram_business_account{" + PROFILE + "}";

    String MEDIA = "id,shortcode,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,timestamp,username,like_count,"
            + "comments_count,is_comment_enabled,alt_text,children{id,media_type,media_url,thumbnail_url,alt_text}";

    String REPLY = "id,text,timestamp,username,from,like_count,hidden,parent_id,media{id}";

    /** Of its answers the ids alone. */
    String COMMENT = REPLY + ",replies{id}";

    int MEDIA_SIZE = 100;

    /** The most that the platform gives of comments. */
    int COMMENT_SIZE = 50;

    @GetExchange("/me")
    Response me(@RequestParam String fields);

    /** Asked for {@code business_discovery} it tells of another professional account, by its name. */
    @GetExchange("/{account}")
    Response account(@PathVariable String account, @RequestParam String fields);

    @GetExchange("/{account}/media")
    Response media(@PathVariable String account, @RequestParam String fields, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    /** Those at the top, newest first. */
    @GetExchange("/{media}/comments")
    Response comments(@PathVariable String media, @RequestParam String fields, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    @GetExchange("/{comment}/replies")
    Response replies(@PathVariable String comment, @RequestParam String fields, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    /** Up to fifty objects of one kind, an object whose members are named by id. */
    @GetExchange("/")
    Response byIds(@RequestParam String ids, @RequestParam String fields);
}
