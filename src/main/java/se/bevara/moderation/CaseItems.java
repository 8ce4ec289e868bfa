package se.bevara.moderation;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Items by what moderation knows of them: for searches. */
@Component
public class CaseItems {

    private final Moderation moderation;

    CaseItems(Moderation moderation) {
        this.moderation = moderation;
    }

    /** Items that we have taken from public view, by a person's word or by a look that confirmed it. */
    public Set<Long> removed() {
        return items(one -> one.state() != CaseState.WITHDRAWN && (one.said() != null || one.gone() != null));
    }

    /** Items whose case has this number, here or in the case system. */
    public Set<Long> numbered(String number) {
        String wanted = number.strip();
        return items(one -> one.id().equalsIgnoreCase(wanted) || moderation.history(one.id()).stream()
                .anyMatch(step -> step.words().values().stream().anyMatch(wanted::equalsIgnoreCase)));
    }

    private Set<Long> items(Predicate<Case> wanted) {
        return moderation.all(false).stream().filter(one -> one.item() > 0 && wanted.test(one)).map(Case::item)
                .collect(Collectors.toUnmodifiableSet());
    }
}
