package se.bevara.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for access (begäran om utlämnande) as it stands: numbers, times and states. What was asked for stands in its first act.
 *
 * @param id such as {@code U-2026-0001}
 * @param received the civil day on which it came, in Sweden
 * @param opening the act in the ledger whose file says what was asked for
 * @param follows the earlier request that it refers to; empty for none
 * @param authorities those whose records are asked for, as the register of accounts writes them; none for all
 * @param holds the holds that keep its items until it closes
 * @param decision the act in the ledger whose file holds the decision; -1 before one
 * @param packages how many packages have been made
 * @param files of the newest package: its ZIP file's SHA-256, its PDF's; empty before one
 */
public record Request(String id, RequestState state, LocalDate received, Instant opened, long opening, String follows,
        List<String> authorities, List<Long> holds, @Nullable Answer answer, @Nullable Instant decided, long decision,
        int packages, List<String> files,
        @Nullable Instant ended) {

    public Request {
        authorities = authorities == null ? List.of() : List.copyOf(authorities); // older acts say none
        holds = List.copyOf(holds);
        files = List.copyOf(files);
    }

    static Request of(String id, LocalDate received, Instant opened, String follows, List<String> authorities) {
        return new Request(id, RequestState.OPEN, received, opened, -1, follows, authorities, List.of(), null, null,
                -1, 0, List.of(), null);
    }

    /** How many days it has waited: 0 on the day it came. */
    public long days(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(received, today));
    }

    /** Whether an authority's records are asked for. */
    public boolean concerns(String authority) {
        return authorities.isEmpty() || authorities.contains(authority);
    }

    Request held(long hold) {
        var more = new ArrayList<>(holds);
        more.add(hold);
        return new Request(id, state, received, opened, opening, follows, authorities, more, answer, decided, decision, packages,
                files,
                ended);
    }

    /** What is reviewed again is decided again. */
    Request reopened() {
        move(RequestState.OPEN);
        return new Request(id, RequestState.OPEN, received, opened, opening, follows, authorities, holds, null, null, -1,
                packages, files,
                null);
    }

    Request decided(Answer how, Instant at) {
        move(RequestState.DECIDED);
        return new Request(id, RequestState.DECIDED, received, opened, opening, follows, authorities, holds, how, at, decision,
                packages,
                files, null);
    }

    Request packaged(List<String> digests) {
        move(RequestState.PACKAGED);
        return new Request(id, RequestState.PACKAGED, received, opened, opening, follows, authorities, holds, answer, decided,
                decision,
                packages + 1, digests, null);
    }

    Request ended(RequestState how, Instant at) {
        move(how);
        return new Request(id, how, received, opened, opening, follows, authorities, List.of(), answer, decided, decision,
                packages, files,
                at);
    }

    /** The act that opened it, or that decided it, is known when it has been written. */
    Request at(long opened, long decided) {
        return new Request(id, state, received, this.opened, opened, follows, authorities, holds, answer, this.decided, decided,
                packages,
                files, ended);
    }

    private void move(RequestState next) {
        if (!state.leadsTo(next)) {
            throw new DisclosureRefused("begäran " + id + ": den är " + state.swedish() + " och kan inte bli " + next.swedish());
        }
    }
}
