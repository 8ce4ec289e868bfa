package se.bevara.capture.wordpress;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/**
 * The calls of the WordPress REST API that a blog's archive needs. Fields are always named: what is not asked for is never fetched, such
 * as the hash of a commenter's e-mail address, which is in the address of his picture and shown to everybody.
 */
interface WordpressCalls {

    String SITE = "name,description,url,home,site_icon_url,namespaces";

    String POST = "id,date,date_gmt,modified_gmt,status,type,link,title,content,author,featured_media,_links.wp:featuredmedia,_embedded";

    String COMMENT = "id,post,parent,author,author_name,date,date_gmt,content,link,status,type";

    int PAGE_SIZE = 100;

    @GetExchange("/wp-json/")
    Response site(@RequestParam("_fields") String fields);

    @GetExchange("/wp-json/wp/v2/posts?orderby=date&order=desc&_embed=wp:featuredmedia")
    Response posts(@RequestParam("per_page") int size, @RequestParam int page,
            @RequestParam(required = false) @Nullable String include,
            @RequestParam("_fields") String fields);

    @GetExchange("/wp-json/wp/v2/posts/{id}?_embed=wp:featuredmedia")
    Response post(@PathVariable String id, @RequestParam("_fields") String fields);

    /** @param status {@code all} is approved and held; {@code spam} and {@code trash} are asked for by themselves. Needs a credential */
    @GetExchange("/wp-json/wp/v2/comments?orderby=date_gmt&order=asc")
    Response comments(@RequestParam(required = false) @Nullable String post, @RequestParam("per_page") int size,
            @RequestParam int page,
            @RequestParam(required = false) @Nullable String status, @RequestParam(required = false) @Nullable String include,
            @RequestParam("_fields") String fields);

    @GetExchange("/wp-json/wp/v2/comments/{id}")
    Response comment(@PathVariable String id, @RequestParam("_fields") String fields);
}
