package se.bevara.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.disclosure.Answer;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.RequestState;
import se.bevara.disclosure.Selected;

@Says("A request for access to public records (begäran om utlämnande), as it stands.")
record Requested(
        @Says("Its number, such as U-2026-0001.") String id,
        @Says("What is asked for, in the archivist's words. Who asks and why is not kept here.") String text,
        @Says("OPEN, DECIDED, PACKAGED, CLOSED or WITHDRAWN.") RequestState state,
        @Says("The civil day in Sweden on which it came.") LocalDate received,
        @Says("How many days it has waited, 0 on the day it came.") long days,
        @Says("When it was opened here, ISO 8601, UTC.") Instant opened,
        @Says("The earlier request that it refers to; absent for none.") @Nullable String follows,
        @Says("Names of the authorities (myndigheter) whose records are asked for; none for all.") List<String> authorities,
        @Says("How many versions of items it selects.") int selected,
        @Says("How many of them wait to be reviewed by a person.") long waiting,
        @Says("What the reviews come to now: FULL, PART or REFUSED; absent where nothing is selected.") @Nullable Answer borne,
        @Says("What hinders a decision, in Swedish.") List<String> hindrances,
        @Says("How it was decided, by a person: FULL, PART or REFUSED; absent before.") @Nullable Answer answer,
        @Says("When it was decided, ISO 8601, UTC; absent before.") @Nullable Instant decided,
        @Says("How many packages have been made.") int packages,
        @Says("Where the newest package is, ZIP and PDF/A, below the server's root; none before one.") List<String> files,
        @Says("When it ended, ISO 8601, UTC; absent before.") @Nullable Instant ended) {

    @Says("Requests, newest first.")
    record Requests(@Says("The requests.") List<Requested> requests) {
    }

    @Says("What a request selects.")
    record Selection(@Says("Versions of items, by number and version.") List<Version> items,
            @Says("Where the next page lies; absent at the end.") @Nullable String next) {
    }

    @Says("A selected version of an item, and what its review came to.")
    record Version(
            @Says("The item's number.") long item,
            @Says("The version's number; 0 for an item that had been disposed of.") int version,
            @Says("UNREVIEWED, OPEN, MASKED, WITHHELD, CLOSED (restricted, and waiting for its role) or DISPOSED.") Selected.Outcome outcome,
            @Says("Where the item is, below the server's root; absent where it is disposed of.") @Nullable String href) {

        static Version of(Selected row) {
            return new Version(row.item(), row.version(), row.outcome(),
                    row.version() == 0 ? null : ItemsApi.address(row.item()));
        }
    }

    @Says("A request as it is opened. Do not send who asks, or why (tryckfrihetsförordningen 2 kap. 18 §).")
    record Opening(
            @Says("What is asked for, 1 to 4000 characters.") @Nullable String text,
            @Says("The civil day in Sweden on which it came, today at the latest; today when absent.") @Nullable LocalDate received,
            @Says("Number of the earlier request that it refers to; absent for none.") @Nullable String follows,
            @Says("Names of the authorities (myndigheter) whose records are asked for, as the register has them; absent for all.") @Nullable List<String> authorities) {
    }

    @Says("What to select: exactly one of items, thread, account and search. Only what the key's user may read is selected.")
    record Choosing(
            @Says("Items by number.") @Nullable List<Long> items,
            @Says("A post with all its comments, named by the number of any of them.") @Nullable Long thread,
            @Says("What an account published and received on some days, platform time.") @Nullable Days account,
            @Says("All that a search finds.") @Nullable Words search,
            @Says("Whether to select every version, rather than the newest; false by default.") @Nullable Boolean everyVersion) {
    }

    @Says("Days of an account.")
    record Days(@Says("Id of the account.") @Nullable String id,
            @Says("First civil day in Sweden, inclusive; absent for no limit.") @Nullable LocalDate from,
            @Says("Last civil day in Sweden, inclusive; absent for no limit.") @Nullable LocalDate until) {
    }

    @Says("A search: all parts that are given must hold.")
    record Words(@Says("Words, as in a search.") @Nullable String words,
            @Says("Shown name of the author.") @Nullable String author,
            @Says("Id of an account.") @Nullable String account,
            @Says("First civil day in Sweden, platform time.") @Nullable LocalDate from,
            @Says("Last civil day in Sweden, platform time.") @Nullable LocalDate until) {

        Query query(java.util.@Nullable Set<String> within) {
            return new Query(words == null ? "" : words, account, null, author, null, null, null, from, until,
                    Query.Order.OLDEST_FIRST, 0, 1).within(within);
        }
    }

    @Says("What came of selecting.")
    record Added(
            @Says("How many versions were added, of items that were not selected before.") int added,
            @Says("Numbers of items that are restricted: they wait for their role.") List<Long> closed,
            @Says("Numbers of items that had been disposed of: the package tells under which decision.") List<Long> disposed,
            @Says("Numbers of items that could not be searched through and were selected all the same.") List<Long> unread,
            @Says("How many items the index lacks: they were not selected, and the search must be done again.") long missing,
            @Says("The request as it now stands.") Requested request) {
    }

    static List<String> files(Request request) {
        String path = RequestsApi.PATH + "/" + request.id() + "/package.";
        return request.packages() == 0 ? List.of() : List.of(path + "zip", path + "pdf");
    }
}
