package se.bevara.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.credentials.Credential;
import se.bevara.credentials.Credentials;
import se.bevara.users.Reach;
import se.bevara.users.Right;

/** Credentials that have lapsed or soon will. */
@Order(6)
@Component
class CredentialMatters implements Matters {

    /** With so few days left it is urgent. */
    private static final int URGENT = 7;

    private final Credentials credentials;
    private final Reach reach;

    CredentialMatters(Credentials credentials, Reach reach) {
        this.credentials = credentials;
        this.reach = reach;
    }

    @Override
    public List<Matter> of(Today today) {
        if (!today.who().may(Right.OPERATE)) {
            return List.of();
        }
        var mine = credentials.lapsing().stream().filter(one -> reach.reaches(today.who(), Right.OPERATE, one.account()))
                .toList();
        var lapsed = mine.stream().filter(one -> one.lapsed(today.day())).toList();
        var soon = mine.stream().filter(one -> !one.lapsed(today.day())).toList();
        var matters = new ArrayList<Matter>();
        if (!lapsed.isEmpty()) {
            matters.add(Matter.urgent("credentialsLapsed", lapsed.size(), told(lapsed.getFirst(), today), page(lapsed)));
        }
        if (!soon.isEmpty()) {
            boolean urgent = soon.getFirst().lapsesWithin(today.day(), URGENT);
            matters.add(new Matter("credentialsSoon", soon.size(), told(soon.getFirst(), today), urgent, page(soon)));
        }
        return matters;
    }

    private static String told(Credential one, Today today) {
        return one.account() + ", " + today.shown(one.lapses());
    }

    private static String page(List<Credential> some) {
        return some.size() == 1 ? "/credentials/" + some.getFirst().account() : "/credentials";
    }
}
