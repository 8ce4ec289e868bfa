package se.bevara.disclosure;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.archive.Closures;
import se.bevara.archive.SecretReading;

/** Lets selected items be read: an open one by anybody here, a secret one by its role, who is recorded. */
@Lazy
@Component
final class SelectedReading {

    private final Closures closures;
    private final ObjectProvider<SecretReading> secret;

    SelectedReading(Closures closures, ObjectProvider<SecretReading> secret) {
        this.closures = closures;
        this.secret = secret;
    }

    /** @throws IllegalArgumentException for a secret item and another role than its own; nobody reads what must not be seen */
    <T> T of(long item, String request, Who who, Supplier<T> work) {
        Closures.Why why = closures.of(List.of(item)).get(item);
        if (why == null) {
            return work.get();
        }
        if (why == Closures.Why.UNSEEN || who.role().isEmpty()) {
            throw new DisclosureRefused("handling " + item + ": den är "
                    + (why == Closures.Why.UNSEEN ? "stängd för alla" : "sekretessmarkerad: ange rollen som får läsa den"));
        }
        return secret.getObject().look(item, who.role(), who.by(), "begäran om utlämnande " + request, work);
    }
}
