package se.bevara.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Outcome;

@Says("What a night did, and what it could not do: of the accounts that the key's user may read.")
record Night(
        @Says("The night's civil date in Sweden.") LocalDate night,
        @Says("When it began, ISO 8601, UTC.") Instant started,
        @Says("When it ended, ISO 8601, UTC.") Instant finished,
        @Says("Its accounts.") List<Visit> accounts,
        @Says("What was re-read to see that it is unchanged.") Fixity fixity,
        @Says("Entries in the ledger at its checkpoint.") long ledgerSize,
        @Says("The ledger's Merkle root (RFC 9162) at its checkpoint, lower-case hexadecimal; empty where there was none.") String ledgerRoot,
        @Says("What a person must do, in Swedish; none where the key's user may not read all accounts.") List<String> toDo,
        @Says("What judging and disposing did, in Swedish; none where the key's user may not read all accounts.") List<String> disposal) {

    @Says("A night's receipt, in short.")
    record Brief(
            @Says("The night's civil date in Sweden.") LocalDate night,
            @Says("When it began, ISO 8601, UTC.") Instant started,
            @Says("When it ended, ISO 8601, UTC.") Instant finished,
            @Says("How many accounts it tells of.") int accounts,
            @Says("How many of them were captured whole.") int complete,
            @Says("How many things could not be captured.") int gaps,
            @Says("How many things a person must do.") int toDo,
            @Says("Where all of it is, below the server's root.") String href) {

        static Brief of(NightReceipt receipt) {
            return new Brief(receipt.night(), receipt.started(), receipt.finished(), receipt.accounts().size(),
                    (int) receipt.accounts().stream().filter(one -> one.outcome() == Outcome.COMPLETE).count(),
                    receipt.accounts().stream().mapToInt(one -> one.gaps().size()).sum(), receipt.toDo().size(),
                    NightsApi.PATH + "/" + receipt.night());
        }
    }

    @Says("The newest receipts, newest first.")
    record Nights(@Says("The receipts.") List<Brief> nights) {
    }

    @Says("An account's night.")
    record Visit(
            @Says("Id of the account.") String account,
            @Says("Name of its authority.") String authority,
            @Says("COMPLETE, PARTIAL, FAILED, FROZEN (too much went missing at once) or SKIPPED.") Outcome outcome,
            @Says("Calls made.") int asked,
            @Says("Items seen.") long got,
            @Says("Items archived for the first time.") long added,
            @Says("New versions of known items.") long edited,
            @Says("Items found hidden.") long hidden,
            @Says("Items not found, state unknown.") long missing,
            @Says("Items that the platform confirmed to be gone.") long gone,
            @Says("Items that came back.") long reappeared,
            @Says("Attachments archived.") long media,
            @Says("The platform's own figures by name, beside ours.") Map<String, Counter> counters,
            @Says("What was not captured, and why.") List<Gap> gaps,
            @Says("Bytes fetched.") long bytes,
            @Says("How long it took, ISO 8601.") Duration duration,
            @Says("Share of the platform's call budget used, percent; absent when it does not tell.") @Nullable Integer budget,
            @Says("How long something could have lived unseen, ISO 8601; absent when that is not known.") @Nullable Duration unseenFor,
            @Says("Remarks, in Swedish.") List<String> notes) {

        static Visit of(AccountReceipt one) {
            var counters = new TreeMap<String, Counter>();
            one.counters().forEach((name, counter) -> counters.put(ReadVersion.whole(name),
                    new Counter(counter.platform(), counter.ours())));
            return new Visit(one.account(), one.authority(), one.outcome(), one.asked(), one.got(), one.added(), one.edited(),
                    one.hidden(), one.missing(), one.gone(), one.reappeared(), one.media(), counters,
                    one.gaps().stream().map(gap -> new Gap(whole(gap.what()), gap.failure(), whole(gap.detail()))).toList(),
                    one.bytes(), one.duration(), one.budget(), one.unseenFor(),
                    one.notes().stream().map(ReadVersion::whole).toList());
        }

        private static String whole(@Nullable String text) {
            return text == null ? "" : ReadVersion.whole(text);
        }
    }

    @Says("A figure of the platform's, beside ours.")
    record Counter(@Says("The platform's.") long platform, @Says("Ours.") long ours) {
    }

    @Says("Something that was not captured.")
    record Gap(@Says("What.") String what, @Says("Why, by name.") Failure failure,
            @Says("More of why, in Swedish.") String detail) {
    }

    @Says("What was re-read.")
    record Fixity(@Says("Segments.") int segments, @Says("Bytes.") long bytes,
            @Says("What was found to differ, in Swedish; none where the key's user may not read all accounts.") List<String> differences) {
    }

    static Night of(NightReceipt receipt) {
        var fixity = receipt.fixity();
        return new Night(receipt.night(), receipt.started(), receipt.finished(),
                receipt.accounts().stream().map(Visit::of).toList(),
                new Fixity(fixity.segments(), fixity.bytes(), fixity.differences()), receipt.ledgerSize(), receipt.ledgerRoot(),
                receipt.toDo(), receipt.disposal());
    }
}
