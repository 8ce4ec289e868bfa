package se.bevara.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;

/** Finds archived items. */
@Command(name = "search", description = "Söker i arkivet. Alla ord måste finnas; \"en fras\" inom citattecken, -ord utesluter.")
final class SearchCommand extends ArchiveCommand {

    @Parameters(paramLabel = "ORD", arity = "0..*", description = "Det som söks. Utan ord visas allt som urvalet nedan släpper igenom.")
    List<String> words = List.of();

    @Option(names = "--account", paramLabel = "KONTO", description = "Bara detta konto.")
    @Nullable
    String account;

    @Option(names = "--authority", paramLabel = "MYNDIGHET", description = "Bara denna nämnd.")
    @Nullable
    String authority;

    @Option(names = "--author", paramLabel = "NAMN", description = "Bara den som visas under detta namn.")
    @Nullable
    String author;

    @Option(names = "--direction", paramLabel = "RIKTNING", description = "inkommen eller upprättad.")
    @Nullable
    String direction;

    @Option(names = "--kind", paramLabel = "SLAG", description = "inlägg eller kommentar.")
    @Nullable
    String kind;

    @Option(names = "--state", paramLabel = "LÄGE", description = "synlig, dold, saknas eller borta.")
    @Nullable
    String state;

    @Option(names = "--from", paramLabel = "DATUM", description = "Från och med denna dag, ÅÅÅÅ-MM-DD.")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATUM", description = "Till och med denna dag.")
    @Nullable
    LocalDate to;

    @Option(names = "--oldest", description = "Äldst först. Annars nyast först.")
    boolean oldest;

    @Option(names = "--page", paramLabel = "NR", description = "Vilken sida av träffarna, från 1.")
    int page = 1;

    @Option(names = "--size", paramLabel = "ANTAL", description = "Träffar per sida, 1 till 1000.")
    int size = 20;

    SearchCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var hits = program.the(Search.class).find(query());
        var archive = program.the(Archive.class);
        var found = archive.items(hits.items()).stream()
                .map(item -> new Shown(item, item.disposed() ? null : archive.content(item, item.versions().size()))).toList();
        if (json) {
            terminal.json(new Found(hits.total(), found));
            return Commands.DONE;
        }
        var table = new Table("Nr", "Tid", "Konto", "Slag", "Riktning", "Läge", "Av", "Text");
        found.forEach(one -> table.row(one.item().id(), SwedishText.time(one.item().platformTime()), one.item().account(),
                SwedishText.word(one.item().kind()), SwedishText.word(one.item().direction()),
                SwedishText.word(one.item().state()),
                beginning(one.content() == null ? "" : author(program, one.item(), one.content()), 24),
                one.item().disposal() != null
                        ? SwedishText.of(one.item().disposal())
                        : beginning(one.content() == null ? "" : one.content().text(), 60)));
        table.print(terminal);
        terminal.line("");
        terminal.line(hits.total() + (hits.total() == 1 ? " träff." : " träffar.") + (found.size() < hits.total()
                ? " Visar sida " + page + " med " + found.size() + "."
                : ""));
        return Commands.DONE;
    }

    private Query query() {
        if (page < 1 || size < 1 || size > 1000) {
            throw new WrongUse("--page och --size: väntade sida från 1 och storlek 1 till 1000, fann " + page + " och " + size);
        }
        return new Query(String.join(" ", words), account, authority, author,
                direction == null ? null : SwedishText.named("--direction", direction, Direction.values(), SwedishText::word),
                kind == null ? null : SwedishText.named("--kind", kind, Content.Kind.values(), SwedishText::word),
                state == null ? null : SwedishText.named("--state", state, ItemState.values(), SwedishText::word), from, to,
                oldest ? Query.Order.OLDEST_FIRST : Query.Order.NEWEST_FIRST, page - 1, size);
    }

    private static String beginning(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= length
                ? line
                : line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
    }

    /** A page of hits as JSON. */
    record Found(long total, List<Shown> items) {
    }

    /** An item and what its newest version says; null when it is disposed of. */
    record Shown(se.bevara.archive.Item item, @Nullable Content content) {
    }
}
