package se.bevara.disclosure;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.retention.HoldKeeper;

/** Keeps the holds of requests that have not ended: without them an item could be disposed of between selection and decision. */
@Lazy
@Component
final class RequestHolds implements HoldKeeper {

    private final RequestTable table;

    RequestHolds(RequestTable table) {
        this.table = table;
    }

    @Override
    public Optional<String> keeps(long hold) {
        var open = Arrays.stream(RequestState.values()).filter(state -> !state.ended()).toList();
        return table.in(open).stream().filter(request -> request.holds().contains(hold)).findFirst()
                .map(request -> "begäran " + request.id());
    }
}
