package se.bevara.moderation;

import java.util.List;
import java.util.Optional;

/**
 * The texts of a list of reasons.
 *
 * @param complaint how one complains, in Swedish; empty where the list does not say
 * @param complaintEnglish likewise in English
 */
public record Templates(List<Template> all, String complaint, String complaintEnglish) {

    public Templates {
        all = List.copyOf(all);
    }

    public Optional<Template> find(String name) {
        return all.stream().filter(one -> one.name().equals(name.strip().toLowerCase(java.util.Locale.ROOT))).findFirst();
    }

    /** The text that a reason names, else the first notice. */
    Optional<Template> of(ReasonCode reason) {
        return reason.template().isEmpty()
                ? all.stream().filter(one -> one.purpose() == Template.Purpose.NOTICE).findFirst()
                : find(reason.template());
    }
}
