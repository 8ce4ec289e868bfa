package se.bevara.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Cursor;
import se.bevara.disclosure.Further;
import se.bevara.disclosure.HitsCsv;
import se.bevara.disclosure.Overview;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.moderation.CaseItems;

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

    @Option(names = "--state", paramLabel = "LÄGE", description = "synlig, dold, saknas, borta eller gallrad.")
    @Nullable
    String state;

    @Option(names = "--platform", paramLabel = "PLATTFORM", description = "Bara konton på denna plattform, som facebook.")
    @Nullable
    String platform;

    @Option(names = "--edited", description = "Bara det som har redigerats.")
    boolean edited;

    @Option(names = "--removed", description = "Bara det som kommunen själv har tagit bort från plattformen.")
    boolean removed;

    @Option(names = "--media", negatable = true, description = "Bara det som har bild eller fil; --no-media det som inte har.")
    @Nullable
    Boolean media;

    @Option(names = "--case", paramLabel = "NUMMER", description = "Bara handlingar i ärendet med detta nummer, här eller i ärendesystemet.")
    @Nullable
    String number;

    @Option(names = "--captured", description = "--from och --to gäller när arkivet hämtade, inte när det skrevs.")
    boolean captured;

    @Option(names = "--from", paramLabel = "DATUM", description = "Från och med denna dag, ÅÅÅÅ-MM-DD.")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATUM", description = "Till och med denna dag.")
    @Nullable
    LocalDate to;

    @Option(names = "--oldest", description = "Äldst först. Annars nyast först.")
    boolean oldest;

    @Option(names = "--relevance", description = "Bäst träff först.")
    boolean relevance;

    @Option(names = "--at", paramLabel = "PLATS", description = "Var i listan, som förra sidan angav. Går lika fort hur långt in som helst.")
    @Nullable
    String at;

    @Option(names = "--parts", description = "Visar också hur alla träffar fördelar sig.")
    boolean parts;

    @Option(names = "--csv", paramLabel = "FIL", description = "Skriver alla träffar som en CSV-fil för kalkylprogram, utan att visa dem.")
    @Nullable
    Path csv;

    @Option(names = "--page", paramLabel = "NR", description = "Vilken sida av träffarna, från 1.")
    int page = 1;

    @Option(names = "--size", paramLabel = "ANTAL", description = "Träffar per sida, 1 till 1000.")
    int size = 20;

    SearchCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        Query query = query(program);
        if (csv != null) {
            return file(program, query, csv);
        }
        var hits = program.the(Search.class).find(query);
        var archive = program.the(Archive.class);
        var found = archive.items(hits.items()).stream()
                .map(item -> new Shown(item, item.disposed() ? null : archive.content(item, item.versions().size()))).toList();
        Overview overview = program.the(Search.class).overview(query);
        if (json) {
            terminal.json(new Found(overview.total(), found, hits.next() == null ? null : hits.next().toString(),
                    parts ? overview : null));
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
        after(overview, hits, found.size());
        return Commands.DONE;
    }

    private void after(Overview overview, Search.Hits hits, int shown) {
        terminal.line("");
        terminal.line(overview.total() + (overview.total() == 1 ? " träff." : " träffar.") + (shown < overview.total()
                ? " Visar " + shown + " från nummer " + (hits.passed() + 1) + "."
                : ""));
        if (hits.next() != null) {
            terminal.line("Nästa sida: samma sökning med --at " + hits.next());
        }
        if (parts) {
            parts(overview);
        }
        if (overview.disposedInAll() > 0) {
            terminal.line("Gallrat i urvalet, vad det än sade: " + overview.disposed().entrySet().stream()
                    .map(one -> one.getValue() + " enligt " + one.getKey()).collect(Collectors.joining(", ")) + ".");
        }
    }

    private int file(Program program, Query query, Path file) {
        try (var out = Files.newBufferedWriter(file)) {
            long lines = program.the(HitsCsv.class).write(query, out);
            terminal.line(lines + (lines == 1 ? " träff" : " träffar") + " i " + file + ".");
            return Commands.DONE;
        } catch (IOException e) {
            throw new WrongUse("--csv: väntade en fil att skriva till, fann " + file + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void parts(Overview overview) {
        part("Nämnd", overview.authorities(), one -> one);
        part("Konto", overview.accounts(), one -> one);
        part("Plattform", overview.platforms(), one -> one);
        part("Riktning", overview.directions(), SwedishText::word);
        part("Slag", overview.kinds(), SwedishText::word);
        part("Läge", overview.states(), SwedishText::word);
        part("År", overview.years(), String::valueOf);
        terminal.line("Redigerade: " + overview.edited() + ". Med bild eller fil: " + overview.media() + ".");
    }

    private <T> void part(String name, Map<T, Long> counts, Function<T, String> words) {
        if (!counts.isEmpty()) {
            terminal.line(name + ": " + counts.entrySet().stream().map(one -> words.apply(one.getKey()) + " " + one.getValue())
                    .collect(Collectors.joining(", ")));
        }
    }

    private Query query(Program program) {
        if (page < 1 || size < 1 || size > 1000) {
            throw new WrongUse("--page och --size: väntade sida från 1 och storlek 1 till 1000, fann " + page + " och " + size);
        }
        var further = new Further(platform, captured ? from : null, captured ? to : null, edited ? Boolean.TRUE : null, media,
                only(program));
        var query = new Query(String.join(" ", words), account, authority, author,
                direction == null ? null : SwedishText.named("--direction", direction, Direction.values(), SwedishText::word),
                kind == null ? null : SwedishText.named("--kind", kind, Content.Kind.values(), SwedishText::word),
                state == null ? null : SwedishText.named("--state", state, ItemState.values(), SwedishText::word),
                captured ? null : from, captured ? null : to,
                relevance ? Query.Order.RELEVANCE : oldest ? Query.Order.OLDEST_FIRST : Query.Order.NEWEST_FIRST, page - 1, size)
                .further(further);
        return at == null
                ? query
                : query.at(Cursor.of(at).orElseThrow(() -> new WrongUse(
                        "--at: väntade en plats så som förra sidan angav den, fann något annat")));
    }

    private @Nullable Set<Long> only(Program program) {
        var cases = program.the(CaseItems.class);
        Set<Long> gone = removed ? cases.removed() : null;
        if (number == null) {
            return gone;
        }
        Set<Long> numbered = cases.numbered(number);
        return gone == null ? numbered : numbered.stream().filter(gone::contains).collect(Collectors.toSet());
    }

    private static String beginning(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= length
                ? line
                : line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
    }

    /** A page of hits as JSON. @param next where the next page lies, for {@code --at}; null at the end */
    record Found(long total, List<Shown> items, @Nullable String next, @Nullable Overview parts) {
    }

    /** An item and what its newest version says; null when it is disposed of. */
    record Shown(se.bevara.archive.Item item, @Nullable Content content) {
    }
}
