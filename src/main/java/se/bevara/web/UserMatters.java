package se.bevara.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.users.Right;
import se.bevara.users.User;
import se.bevara.users.Users;

/** Users who have been invited and have not come, and whether there are two who may approve. */
@Order(7)
@Component
class UserMatters implements Matters {

    private static final int APPROVERS = 2;

    private final Users users;
    private final Clock clock;

    UserMatters(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    public List<Matter> of(Today today) {
        var matters = new ArrayList<Matter>();
        if (!today.who().may(Right.USERS)) {
            return matters;
        }
        var all = users.all().stream().filter(User::active).toList();
        var waiting = all.stream().filter(user -> !user.fromDirectory() && !user.hasPassword()).toList();
        Instant now = clock.instant();
        var lapsed = waiting.stream().filter(user -> user.invitedUntil() == null || !now.isBefore(user.invitedUntil())).toList();
        if (!lapsed.isEmpty()) {
            matters.add(Matter.urgent("usersLapsed", lapsed.size(), lapsed.getFirst().name(), page(lapsed)));
        }
        var invited = waiting.stream().filter(user -> !lapsed.contains(user)).toList();
        invited.stream().map(User::invitedUntil).filter(Objects::nonNull).min(Comparator.naturalOrder())
                .ifPresent(first -> matters.add(Matter.of("users", invited.size(), today.shown(first), page(invited))));
        long approvers = all.stream().filter(user -> user.may(Right.APPROVE)).count();
        if (approvers < APPROVERS) {
            matters.add(Matter.of("approvers", APPROVERS - approvers, "", "/users#invite"));
        }
        return matters;
    }

    private static String page(List<User> some) {
        return some.size() == 1 ? "/users/" + some.getFirst().id() : "/users";
    }
}
