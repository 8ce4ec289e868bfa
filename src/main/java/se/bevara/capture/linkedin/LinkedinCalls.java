package se.bevara.capture.linkedin;

import java.net.URI;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/** LinkedIn's way of asking: URNs are escaped and the list around them is not, so {@link LinkedinRest} writes the addresses. */
interface LinkedinCalls {

    /** @param method {@code GET}, {@code BATCH_GET} or {@code FINDER} */
    @GetExchange
    Response get(URI address, @RequestHeader("X-RestLi-Method") String method);
}
