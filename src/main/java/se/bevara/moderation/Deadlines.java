package se.bevara.moderation;

import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.retention.Fields;

/**
 * Within how long each step of a case is to be taken, as its reason says; null where it does not, and the settings do.
 *
 * @param seal from the beginning of the case to the sealed record
 * @param removal from the sealed record to somebody saying that it is removed
 * @param notice from the confirmation that it is gone to the notice, and from there to the end of the case
 */
public record Deadlines(@Nullable Period seal, @Nullable Period removal, @Nullable Period notice) {

    private static final Deadlines NONE = new Deadlines(null, null, null);

    static Deadlines read(Fields reason) {
        return reason.fields("frister").map(fields -> {
            var read = new Deadlines(fields.period("försegling").orElse(null), fields.period("borttagning").orElse(null),
                    fields.period("besked").orElse(null));
            fields.finish();
            return read;
        }).orElse(NONE);
    }

    Optional<Period> of(Waiting.For what) {
        return Optional.ofNullable(switch (what) {
            case SEAL -> seal;
            case REMOVAL -> removal;
            case NOTICE, END -> notice;
        });
    }
}
