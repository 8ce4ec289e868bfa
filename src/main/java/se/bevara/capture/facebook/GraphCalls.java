package se.bevara.capture.facebook;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/** The calls of the Graph API (v26.0) that a Page's archive needs. The token goes in a header: addresses are logged and passed on. */
interface GraphCalls {

    String PAGE = "id,name,username,about,description,category,website,fan_count,followers_count,picture{url},cover,"
            + "verification_status,is_published";

    String POST = "id,created_time,updated_time,message,story,permalink_url,status_type,is_hidden,is_published,is_expired,from,parent_id,"
            + "place,shares,attachments{media_type,type,title,description,url,unshimmed_url,media,target,subattachments},"
            + "reactions.limit(0).summary(total_count),comments.limit(0).summary(true)";

    String COMMENT = "id,message,created_time,from,attachment,parent{id},object{id},comment_count,like_count,is_hidden,is_private,"
            + "can_hide,permalink_url";

    int PAGE_SIZE = 100;

    /** A Page by its id or name, or {@code me}: whoever the token belongs to. */
    @GetExchange("/{page}")
    Response page(@PathVariable String page, @RequestParam String fields);

    @GetExchange("/{page}/published_posts?include_hidden=true")
    Response publishedPosts(@PathVariable String page, @RequestParam String fields, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    /** Comments of every level: without {@code filter=stream} answers to comments are left out. */
    @GetExchange("/{post}/comments?filter=stream&order=chronological&summary=true")
    Response comments(@PathVariable String post, @RequestParam String fields, @RequestParam int limit,
            @RequestParam(required = false) @Nullable String after);

    /** Up to fifty objects of one kind, an object whose members are named by id. */
    @GetExchange("/")
    Response byIds(@RequestParam String ids, @RequestParam String fields);
}
