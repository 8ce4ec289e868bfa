package se.bevara.moderation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.retention.Status;

/**
 * A version of a municipality's list of reasons, as decided.
 *
 * @param allowed what is always allowed, lawful criticism first
 * @param own the municipality's own codes, each with the code it is
 * @param templates texts to those who wrote something
 * @param until the last day; null while none is set
 * @param file the file it was read from
 * @param sha256 of the file, hex
 */
public record ReasonList(String id, int version, String title, Status status, String decidedBy, String reference, LocalDate from,
        @Nullable LocalDate until, String allowed, List<ReasonCode> codes, Map<String, String> own,
        Templates templates, String file, String sha256) {

    public ReasonList {
        codes = List.copyOf(codes);
        own = Map.copyOf(own);
    }

    /** A reason by its code or by one of the municipality's own. */
    public Optional<ReasonCode> find(String code) {
        String plain = code.strip().toLowerCase(Locale.ROOT);
        String known = own.getOrDefault(plain, plain);
        return codes.stream().filter(one -> one.code().equals(known)).findFirst();
    }

    boolean inForce(LocalDate day) {
        return !from.isAfter(day) && (until == null || !until.isBefore(day));
    }

    public String name() {
        return id + " version " + version;
    }
}
