package se.bevara.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Selections;

/** Selects items. */
@Command(name = "add", description = {
        "Väljer handlingar i de versioner som finns nu, och stoppar gallring av dem tills begäran är avslutad.",
        "Ange på ett sätt: --item, --thread, --search, eller --account. --account, --from och --until avgränsar också --search."})
final class DiscloseAddCommand extends DiscloseStep {

    @Parameters(paramLabel = "BEGÄRAN", description = "Begärans nummer, som U-2026-0001.")
    String request = "";

    @Option(names = "--item", split = ",", paramLabel = "NR", description = "Handlingar, åtskilda med komma.")
    List<Long> items = new ArrayList<>();

    @Option(names = "--thread", paramLabel = "NR", description = "Hela tråden med en handling.")
    @Nullable
    Long thread;

    @Option(names = "--search", paramLabel = "ORD", description = "Alla träffar, skrivna som för ./bevara search. Orden sparas i begärans akt.")
    @Nullable
    String search;

    @Option(names = "--account", paramLabel = "KONTO", description = "Allt på ett konto.")
    @Nullable
    String account;

    @Option(names = "--from", paramLabel = "DATUM", description = "Publicerat från och med en dag.")
    @Nullable
    LocalDate from;

    @Option(names = "--until", paramLabel = "DATUM", description = "Publicerat till och med en dag.")
    @Nullable
    LocalDate until;

    @Option(names = "--every-version", description = "Alla versioner av redigerade handlingar, inte bara den senaste.")
    boolean every;

    DiscloseAddCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Request step(Program program) {
        var added = program.the(Selections.class).add(request, choice(), every, who());
        if (json) {
            terminal.json(added);
            return null;
        }
        terminal.line("Nya i urvalet: " + added.added() + ".");
        told("Sekretessmarkerade, väntar på rollen som får läsa dem eller på att prövas som att de inte lämnas ut: ",
                added.closed());
        told("Redan gallrade; paketet talar om enligt vilket beslut: ", added.disposed());
        told("Kunde inte läsas och därför inte sökas igenom, men är valda ändå: ", added.unread());
        if (added.missing() > 0) {
            terminal.line("Inte i sökregistret och därför inte genomsökta: " + added.missing()
                    + ". Sekretessmarkerade räknas hit; är det fler än de, kör ./bevara rebuild.");
        }
        return added.request();
    }

    private void told(String what, List<Long> items) {
        if (!items.isEmpty()) {
            terminal.line(what + items.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
    }

    private Choice choice() {
        long ways = Stream.of(!items.isEmpty(), thread != null, search != null, search == null && account != null)
                .filter(way -> way).count();
        if (ways != 1) {
            throw new WrongUse("Ange urvalet på ett sätt, fann " + ways + ".");
        }
        if (search != null) {
            return new Choice.Hits(
                    new Query(search, account, null, null, null, null, null, from, until, Query.Order.OLDEST_FIRST, 0,
                            1));
        }
        return thread != null
                ? new Choice.Thread(thread)
                : account != null ? new Choice.Period(account, from, until) : new Choice.Items(items);
    }
}
