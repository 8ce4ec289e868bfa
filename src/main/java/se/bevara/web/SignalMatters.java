package se.bevara.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.signals.Hooks;
import se.bevara.signals.Streams;
import se.bevara.users.Reach;
import se.bevara.users.Right;

/** Streams that cannot be had, and platforms whose calls come to nothing. Where one has ever signed rightly, what else comes there is only noise. */
@Order(6)
@Component
class SignalMatters implements Matters {

    private final Hooks hooks;
    private final ObjectProvider<Streams> streams;
    private final Reach reach;

    SignalMatters(Hooks hooks, ObjectProvider<Streams> streams, Reach reach) {
        this.hooks = hooks;
        this.streams = streams;
        this.reach = reach;
    }

    @Override
    public List<Matter> of(Today today) {
        if (!today.who().may(Right.OPERATE)) {
            return List.of();
        }
        var matters = new ArrayList<Matter>();
        var failing = streams.stream().flatMap(each -> each.failing().stream())
                .filter(account -> reach.reaches(today.who(), Right.OPERATE, account)).toList();
        if (!failing.isEmpty()) {
            matters.add(Matter.of("streams", failing.size(), failing.getFirst(), "/accounts/" + failing.getFirst()));
        }
        var unsigned = hooks.standings().stream().filter(hook -> hook.taken() == 0 && hook.refused() > 0).toList();
        if (!unsigned.isEmpty()) {
            matters.add(Matter.of("unsigned", unsigned.size(), unsigned.getFirst().platform(), "/accounts"));
        }
        return matters;
    }
}
