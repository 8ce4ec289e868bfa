package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A board's disposal decision (gallringsbeslut) in one version, as transcribed from its paper. It never changes: a change is a new
 * version.
 *
 * @param id for ever, never used again
 * @param classification the class of its records in the authority's classification (klassificering), as text; empty when it names none
 * @param source where the decision, or the text it follows, is found
 */
public record Decision(String id, int version, String title, Status status, Origin origin, Force force, Local local,
        Precedence precedence, Scope scope, List<Rule> rules, String classification, String source, File file) {

    public Decision {
        rules = List.copyOf(rules);
    }

    /**
     * Who decided.
     *
     * @param authority nämnd or styrelse
     * @param section the paragraph in its minutes
     */
    public record Origin(String authority, String diary, String section, @Nullable LocalDate decided) {
    }

    /**
     * When it counts.
     *
     * @param until the last day; null for until further notice
     * @param createdFrom the first day of the items it reaches back to; null for none before it took force
     * @param reviewBy when it is to be looked at again
     */
    public record Force(LocalDate from, @Nullable LocalDate until, @Nullable LocalDate createdFrom,
            @Nullable LocalDate reviewBy) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /** Whether each authority must first decide to apply it (tillämpningsbeslut), and which have. */
    public record Local(boolean required, List<Adoption> adoptions) {

        public Local {
            adoptions = List.copyOf(adoptions);
        }

        Optional<Adoption> of(String authority, LocalDate today) {
            return adoptions.stream()
                    .filter(given -> given.authority().equalsIgnoreCase(authority) && !given.date().isAfter(today))
                    .findFirst();
        }
    }

    /** One authority's decision to apply another's. */
    public record Adoption(String authority, String diary, LocalDate date) {
    }

    /**
     * What it is about.
     *
     * @param authorities whose items; empty for all of the municipality
     * @param condition to which items all its rules are confined
     */
    public record Scope(String text, Set<String> authorities, Condition condition) {
    }

    /** The file it was read from, and the SHA-256 of its bytes in hexadecimal digits. */
    public record File(String name, String sha256) {
    }

    /** Whether the day has come on which it was to be looked at again. */
    public boolean forReview(LocalDate today) {
        LocalDate by = force.reviewBy();
        return by != null && !today.isBefore(by);
    }

    public String reference() {
        return id + " version " + version;
    }
}
