package se.bevara.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.RequestState;
import se.bevara.disclosure.Requests;
import se.bevara.users.Right;

/** Requests for access: who asked for a public record is to have it at once (TF 2:15). */
@Lazy
@Order(1)
@Component
class RequestMatters implements Matters {

    /** Days after which an answer is no longer one that came at once. */
    private static final int AT_ONCE = 1;

    private final Requests requests;
    private final Discloser discloser;

    RequestMatters(Requests requests, Discloser discloser) {
        this.requests = requests;
        this.discloser = discloser;
    }

    @Override
    public List<Matter> of(Today today) {
        if (!today.who().may(Right.DISCLOSE)) {
            return List.of();
        }
        var all = requests.all(true).stream().filter(one -> discloser.reaches(today.who(), Right.DISCLOSE, one)).toList();
        var matters = new ArrayList<Matter>();
        add(matters, "requests", all.stream().filter(one -> one.state() != RequestState.PACKAGED).toList(), today);
        add(matters, "packages", all.stream().filter(one -> one.state() == RequestState.PACKAGED).toList(), today);
        return matters;
    }

    private static void add(List<Matter> matters, String key, List<Request> waiting, Today today) {
        waiting.stream().min(Comparator.comparing(Request::received)).ifPresent(oldest -> matters.add(new Matter(key,
                waiting.size(), oldest.id() + ", " + today.shown(oldest.received()), oldest.days(today.day()) > AT_ONCE,
                waiting.size() == 1 ? "/requests/" + oldest.id() : "/requests")));
    }
}
