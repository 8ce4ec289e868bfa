package se.bevara.capture.x;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/** The calls of X's API v2 that an account's archive needs. What posts are asked for with, {@link XSpelling} writes. */
interface XCalls {

    String PROFILE = "created_at,description,location,name,profile_banner_url,profile_image_url,protected,public_metrics,url,username,"
            + "verified";

    /** Most of a listing, most ids at once. */
    int AT_ONCE = 100;

    @GetExchange("/users/by/username/{username}")
    Response user(@PathVariable String username, @RequestParam("user.fields") String fields);

    /** The newest 3,200, newest first. */
    @GetExchange("/users/{user}/tweets")
    Response posts(@PathVariable String user, @RequestParam MultiValueMap<String, String> query);

    /** Seven days back, newest first. */
    @GetExchange("/tweets/search/recent")
    Response search(@RequestParam MultiValueMap<String, String> query);

    @GetExchange("/tweets")
    Response byIds(@RequestParam MultiValueMap<String, String> query);
}
