package se.bevara.capture.mastodon;

import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/** The calls of the Mastodon API that an account's archive needs. */
interface MastodonCalls {

    /** Most that servers give a page. */
    String LIMIT = "40";

    /** Most ids that servers take at once. */
    int AT_ONCE = 20;

    @GetExchange("/api/v1/accounts/lookup")
    Response lookup(@RequestParam String acct);

    @GetExchange("/api/v1/accounts/{account}")
    Response account(@PathVariable String account);

    @GetExchange("/api/v1/accounts/{account}/statuses")
    Response statuses(@PathVariable String account, @RequestParam MultiValueMap<String, String> query);

    /** What the server says it is. */
    @GetExchange("/api/v1/instance")
    Response instance();

    /** What stands above and below a status, flat. Without a token some servers cut it at 60 below. */
    @GetExchange("/api/v1/statuses/{status}/context")
    Response context(@PathVariable String status);

    @GetExchange("/api/v1/statuses/{status}")
    Response status(@PathVariable String status);

    /** A status by its public address on any server, which this one then fetches. Asks for a token with the scope {@code read:search}. */
    @GetExchange("/api/v2/search?resolve=true&type=statuses&limit=1")
    Response search(@RequestParam String q);

    /** From Mastodon 4.3 on. What is not there is left out. */
    @GetExchange("/api/v1/statuses")
    Response statuses(@RequestParam("id[]") List<String> ids);
}
