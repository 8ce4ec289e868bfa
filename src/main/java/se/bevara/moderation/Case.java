package se.bevara.moderation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.ItemState;
import se.bevara.retention.Word;

/**
 * An item on its way out of public view, or already out of it. Holds no content, no name of the public and nobody's own words.
 *
 * @param id such as {@code M-2026-0001}
 * @param item its number in the archive; 0 where there is none, and must be none
 * @param account the account's id
 * @param origin whether the record was begun before the item went
 * @param how whether it is removed or hidden
 * @param list the id of the list of reasons
 * @param version of that list
 * @param code the reason
 * @param uncopied whether nothing of it may be copied, shown or indexed
 * @param begun when
 * @param sealed the transfer record; null until it is sealed
 * @param said when a person said that it had been removed; null until then
 * @param gone between which looks it went; null until a look has confirmed it
 * @param notice how the notice to the one who wrote it ended; null until then
 * @param ended when it was closed or withdrawn; null until then
 */
public record Case(String id, long item, String account, Origin origin, How how, String list, int version, String code,
        boolean uncopied, CaseState state, Instant begun, @Nullable Sealed sealed, @Nullable Instant said, @Nullable Gone gone,
        @Nullable Notice notice, @Nullable Instant ended) {

    /** Whether the record came first, as it should, or the removal did. */
    public enum Origin implements Word {
        BEFORE("före borttagningen"),
        AFTERWARDS("efterhands");

        private final String swedish;

        Origin(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** What is done to it on the platform. */
    public enum How implements Word {
        REMOVED("borttagen"),
        HIDDEN("dold");

        private final String swedish;

        How(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }

        /** Whether an item in a state is out of public view as it was to be; one that is missing may be anywhere. */
        boolean done(ItemState state) {
            return state == ItemState.GONE || this == HIDDEN && state == ItemState.HIDDEN;
        }
    }

    /** How the notice to the one who wrote it ended. */
    public enum Notice implements Word {
        SENT("lämnat"),
        IMPOSSIBLE("inte möjligt"),
        NOT_DUE("ska inte lämnas");

        private final String swedish;

        Notice(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /**
     * The transfer record as it was sealed.
     *
     * @param sha256 of its JSON, hex
     * @param decision under which the copy on the platform may go; null where none allows it, which is a deviation
     */
    public record Sealed(Instant at, String sha256, @Nullable String decision, @Nullable Integer decisionVersion,
            @Nullable String rule) {

        public boolean deviation() {
            return decision == null;
        }
    }

    /** @param lastSeen when it was last seen, as far as is known; @param noticed when it was first found gone or hidden */
    public record Gone(@Nullable Instant lastSeen, Instant noticed) {
    }

    public Case {
        if (!id.matches("M-\\d{4}-\\d{4,6}")) {
            throw new IllegalArgumentException("case: expected a number such as M-2026-0001, found " + id);
        }
        if (item == 0 && !uncopied) {
            throw new IllegalArgumentException("case " + id + ": expected an item of the archive, found none");
        }
    }

    /** @throws ModerationRefused when the one state may not follow on the other */
    Case to(CaseState next) {
        if (!state.next().contains(next)) {
            throw new ModerationRefused("ärende " + id + ": det är i läget ”" + state.swedish() + "” och kan inte bli ”"
                    + next.swedish() + "”");
        }
        return new Case(id, item, account, origin, how, list, version, code, uncopied, next, begun, sealed, said, gone, notice,
                ended);
    }

    Case sealed(Sealed record) {
        return new Case(id, item, account, origin, how, list, version, code, uncopied, state, begun, record, said, gone, notice,
                ended);
    }

    Case said(Instant at) {
        return new Case(id, item, account, origin, how, list, version, code, uncopied, state, begun, sealed, at, gone, notice,
                ended);
    }

    Case gone(Gone between) {
        return new Case(id, item, account, origin, how, list, version, code, uncopied, state, begun, sealed, said, between,
                notice,
                ended);
    }

    Case noticed(Notice outcome) {
        return new Case(id, item, account, origin, how, list, version, code, uncopied, state, begun, sealed, said, gone, outcome,
                ended);
    }

    Case ended(Instant at) {
        return new Case(id, item, account, origin, how, list, version, code, uncopied, state, begun, sealed, said, gone, notice,
                at);
    }

    Sealed record() {
        return Objects.requireNonNull(sealed, () -> "case " + id + ": sealed");
    }
}
