package se.bevara.capture;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a night did, and what it could not do. Holds no content and no name of the public.
 *
 * @param night civil date in Europe/Stockholm
 * @param ledgerSize entries in the ledger at the night's checkpoint
 * @param ledgerRoot Merkle root at the checkpoint, hex
 * @param toDo what a person must do, in Swedish
 * @param disposal what judging and disposing did, in Swedish; left out of the file where there is nothing, as in all older ones
 */
public record NightReceipt(LocalDate night, Instant started, Instant finished, List<AccountReceipt> accounts, Fixity fixity,
        long ledgerSize, String ledgerRoot, List<String> toDo,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> disposal) {

    public NightReceipt {
        disposal = disposal == null ? List.of() : List.copyOf(disposal);
    }

    /** What it tells of some accounts, by id: nothing that may be of others. */
    public NightReceipt within(Set<String> limits) {
        return new NightReceipt(night, started, finished,
                accounts.stream().filter(one -> limits.contains(one.account())).toList(),
                new Fixity(fixity.segments(), fixity.bytes(), List.of()), ledgerSize, ledgerRoot, List.of(), List.of());
    }

    /**
     * One account's night.
     *
     * @param asked calls made
     * @param got items seen
     * @param added items archived for the first time
     * @param edited new versions of known items
     * @param missing items not found, state unknown
     * @param gone items that the platform confirmed to be gone
     * @param media attachments archived
     * @param lateMedia those among them that an earlier night could not have: they belong to versions archived then
     * @param counters the platform's own figures by name, beside ours: {@code posts}, {@code comments}
     * @param gaps what was not captured, and why
     * @param budget share of the platform's call budget used, percent, when it tells
     * @param unseenFor how long something could have lived unseen
     */
    public record AccountReceipt(String account, String authority, Outcome outcome, int asked, long got, long added, long edited,
            long hidden, long missing, long gone, long reappeared, long media, long lateMedia, Map<String, Counter> counters,
            List<Gap> gaps,
            long bytes, Duration duration, @Nullable Integer budget, @Nullable Duration unseenFor, List<String> notes) {
    }

    /** How an account's night went. */
    public enum Outcome {
        /** Everything asked for was answered. */
        COMPLETE,
        /** Something could not be fetched; it is named. */
        PARTIAL,
        /** Nothing could be fetched. */
        FAILED,
        /** Too much went missing at once: nothing was marked, a person must look. */
        FROZEN,
        /** Not due tonight. */
        SKIPPED
    }

    /** The platform's figure beside ours. */
    public record Counter(long platform, long ours) {
    }

    /** Something not captured. */
    public record Gap(String what, Failure failure, String detail) {
    }

    /** What the fixity sample re-read. */
    public record Fixity(int segments, long bytes, List<String> differences) {
    }
}
