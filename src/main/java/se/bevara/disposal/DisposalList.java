package se.bevara.disposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.retention.Approval;

/**
 * A list of items to be disposed of under one rule, frozen when it was made (gallringslista).
 *
 * @param id such as {@code G-2026-0001}; its certificate bears the same
 * @param author who made it
 * @param reference decision and rule as erased items name them for ever
 * @param dueFirst the earliest day on which one of its items was due
 * @param dueLast the latest
 * @param sha256 over its items, their versions, decision and rule, hexadecimal
 * @param items how many it was frozen with
 * @param erased how many of them are erased
 * @param leftOut how many were left out
 * @param executedBy who had it executed; null until it is begun
 * @param executed when it was certified; null until then
 */
public record DisposalList(String id, ListState state, Approval approval, String author, Instant made, Rule rule,
        String reference, LocalDate dueFirst, LocalDate dueLast, String sha256, int items, int erased, int leftOut,
        List<Approved> approvals, @Nullable String executedBy, @Nullable Instant executed) {

    public DisposalList {
        approvals = List.copyOf(approvals);
    }

    /** One rule of one version of one decision. */
    public record Rule(String decision, int version, String rule) {

        /** As people and files name it. */
        public String name() {
            return decision + "/" + rule + " (version " + version + ")";
        }
    }

    /** As the ledger names it. */
    String object() {
        return object(id);
    }

    static String object(String id) {
        return "disposal/" + id;
    }
}
