package se.bevara.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Places a hold. */
@Command(name = "place", description = {
        "Lägger ett gallringsstopp. Det gäller genast, också det som redan godkänts för gallring.",
        "Ange vad det omfattar på ett sätt: --item, --thread, --author, --account, --search, eller --from och --until.",
        "--account, --from och --until avgränsar också --search; --account avgränsar --from och --until."})
@Needs(Right.HOLD)
final class HoldPlaceCommand extends ArchiveCommand {

    @Option(names = "--item", split = ",", paramLabel = "NR", description = "Handlingar, åtskilda med komma.")
    List<Long> items = new ArrayList<>();

    @Option(names = "--thread", paramLabel = "NR", description = "En tråd: inlägget och alla kommentarer, även kommande.")
    @Nullable
    Long thread;

    @Option(names = "--author", paramLabel = "NR", description = "Allt av den som skrev en handling, även kommande.")
    @Nullable
    Long author;

    @Option(names = "--account", paramLabel = "KONTO", description = "Allt på ett konto, även kommande.")
    @Nullable
    String account;

    @Option(names = "--search", paramLabel = "ORD", description = {
            "Alla träffar i denna stund på en sökning, skriven som för ./bevara search, inom citattecken för skalet.",
            "Det som skulle träffas senare omfattas inte. Orden sparas med stoppet och ingen annanstans."})
    @Nullable
    String search;

    @Option(names = "--from", paramLabel = "DATUM", description = "Det som publicerats från och med en dag.")
    @Nullable
    LocalDate from;

    @Option(names = "--until", paramLabel = "DATUM", description = "Det som publicerats till och med en dag.")
    @Nullable
    LocalDate until;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Varför.")
    String reason = "";

    @Option(names = "--mandate", paramLabel = "TEXT", required = true, description = "Med vilken rätt: beslut, begäran, lagrum.")
    String mandate = "";

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som lägger det.")
    String by = "";

    HoldPlaceCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        Holds.Placed placed;
        try {
            placed = program.the(Holds.class).place(scope(program), reason, mandate, by);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        if (json) {
            terminal.json(placed);
        } else {
            terminal.line("Gallringsstopp " + placed.id() + " gäller och omfattar nu " + placed.covered()
                    + (placed.covered() == 1 ? " handling." : " handlingar.")
                    + (search == null ? "" : " Det är alla träffar nu; det som träffas senare omfattas inte."));
            if (placed.scope() instanceof Scope.Search found) {
                unsearched(found);
            }
            if (!placed.alreadyDisposed().isEmpty()) {
                terminal.line("Redan gallrade, och omfattas inte: "
                        + String.join(", ", placed.alreadyDisposed().stream().map(String::valueOf).toList()) + ".");
            }
        }
        boolean whole = !(placed.scope() instanceof Scope.Search found && found.unread().size() + found.missing() > 0);
        return whole && placed.alreadyDisposed().isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }

    private void unsearched(Scope.Search found) {
        if (!found.unread().isEmpty()) {
            terminal.line("Kunde inte läsas och därför inte sökas igenom, men omfattas ändå: "
                    + String.join(", ", found.unread().stream().map(String::valueOf).toList()) + ". Kör ./bevara verify.");
        }
        if (found.missing() > 0) {
            terminal.line("LARM: " + found.missing() + (found.missing() == 1 ? " handling" : " handlingar")
                    + " finns inte i sökregistret och omfattas inte. Kör ./bevara rebuild och lägg stoppet på nytt.");
        }
    }

    private Scope scope(Program program) {
        boolean period = from != null || until != null;
        long ways = Stream.of(!items.isEmpty(), thread != null, author != null, search != null || period || account != null)
                .filter(way -> way).count();
        if (ways != 1) {
            throw new WrongUse("Ange vad gallringsstoppet omfattar på ett sätt, fann " + ways + ".");
        }
        if (search != null) {
            return found(program, search);
        }
        if (period && (from == null || until == null)) {
            throw new WrongUse("--from och --until: väntade båda, fann en.");
        }
        return thread != null
                ? new Scope.Thread(thread)
                : author != null
                        ? new Scope.Author(author)
                        : from != null && until != null
                                ? new Scope.Period(account, from, until)
                                : account != null ? new Scope.Account(account) : new Scope.Items(items);
    }

    /** What is searched for may name people: it is told to nobody but the hold's act. */
    private Scope found(Program program, String words) {
        if (words.isBlank()) {
            throw new WrongUse("--search: väntade minst ett ord, fann inget.");
        }
        var query = new Query(words, account, null, null, null, null, null, from, until, Query.Order.OLDEST_FIRST, 0, 1);
        var found = program.the(Search.class).every(query);
        var covered = Stream.of(found.hits(), found.unread()).flatMap(List::stream).toList();
        if (covered.isEmpty()) {
            throw new WrongUse("--search: väntade minst en träff, fann ingen. Inget gallringsstopp är lagt."
                    + (found.missing() == 0 ? "" : " " + found.missing() + " handlingar finns inte i sökregistret."));
        }
        return new Scope.Search(covered,
                words + (account == null ? "" : ", på " + account) + (from == null ? "" : ", från " + from)
                        + (until == null ? "" : ", till " + until),
                found.unread(), found.missing());
    }
}
