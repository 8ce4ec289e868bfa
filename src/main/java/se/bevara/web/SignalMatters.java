package se.bevara.web;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.signals.Hooks;
import se.bevara.users.Right;

/** Platforms whose calls come to nothing. Where one has ever signed rightly, what else comes there is only noise. */
@Order(6)
@Component
class SignalMatters implements Matters {

    private final Hooks hooks;

    SignalMatters(Hooks hooks) {
        this.hooks = hooks;
    }

    @Override
    public List<Matter> of(Today today) {
        if (!today.who().may(Right.OPERATE)) {
            return List.of();
        }
        var unsigned = hooks.standings().stream().filter(hook -> hook.taken() == 0 && hook.refused() > 0).toList();
        return unsigned.isEmpty()
                ? List.of()
                : List.of(Matter.of("unsigned", unsigned.size(), unsigned.getFirst().platform(), "/accounts"));
    }
}
