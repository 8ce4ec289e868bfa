package se.bevara.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.discovery.Discovery;
import se.bevara.discovery.Found;
import se.bevara.users.Right;

/** Accounts that have been found and that whoever keeps the register is to decide on. */
@Order(8)
@Component
class DiscoveryMatters implements Matters {

    private final Discovery discovery;

    DiscoveryMatters(Discovery discovery) {
        this.discovery = discovery;
    }

    @Override
    public List<Matter> of(Today today) {
        if (!today.who().everywhere(Right.REGISTER)) {
            return List.of();
        }
        var waiting = discovery.waiting();
        Instant oldest = waiting.stream().map(Found::firstSeen).min(Comparator.naturalOrder()).orElse(null);
        return waiting.isEmpty()
                ? List.of()
                : List.of(Matter.of("discovered", waiting.size(), today.shown(oldest), "/register/discovered"));
    }
}
