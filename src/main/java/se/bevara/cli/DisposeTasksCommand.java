package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.retention.Removal;
import se.bevara.retention.Removals;

/** Shows what people are to take off the platforms. */
@Command(name = "tasks", description = {"Visar vad som ska tas bort på plattformarna, med bevisen för arkivets exemplar.",
        "Bevara tar aldrig bort något på en plattform. När någon har gjort det bekräftar natten att det är borta."})
final class DisposeTasksCommand extends ArchiveCommand {

    private static final int PAGE = 500;

    @Option(names = "--closed", paramLabel = "ANTAL", description = "I stället de senast bekräftade och återkallade.")
    int closed;

    DisposeTasksCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    /** A task as JSON. @param link the platform's address of the item; null when it has none */
    record Shown(Removals.Now task, @Nullable Item item, @Nullable String link) {
    }

    @Override
    int run(Program program) {
        return closed > 0 ? closed(program) : open(program);
    }

    private int open(Program program) {
        var shown = new ArrayList<Shown>();
        List<Removals.Now> page;
        long after = 0;
        do {
            page = program.the(Removals.class).open(after, PAGE);
            page.forEach(task -> shown.add(shown(program.the(Archive.class), task)));
            after = page.isEmpty() ? after : page.getLast().removal().item();
        } while (page.size() == PAGE);
        if (json) {
            terminal.json(shown);
            return Commands.DONE;
        }
        if (shown.isEmpty()) {
            terminal.line("Inget ska tas bort på någon plattform.");
            return Commands.DONE;
        }
        var table = new Table("Handling", "Konto", "Regel", "Ska bort sedan", "Läge", "Att göra", "Arkivets exemplar",
                "På plattformen");
        shown.forEach(one -> table.row(one.task.removal().item(), one.task.removal().account(), one.task.removal().ruleName(),
                one.task.removal().due(), one.item == null ? "" : SwedishText.word(one.item.state()), toDo(one.task),
                one.item == null ? "" : evidence(one.item), Objects.toString(one.link, "")));
        table.print(terminal);
        return Commands.DONE;
    }

    private static Shown shown(Archive archive, Removals.Now task) {
        Item item = archive.item(task.removal().item()).orElse(null);
        return new Shown(task, item, item == null || item.disposed() ? null : link(archive, item));
    }

    private static @Nullable String link(Archive archive, Item item) {
        try {
            return Objects.toString(archive.content(item, item.versions().size()).permalink(), null);
        } catch (ItemClosed e) {
            return null;
        }
    }

    private static String toDo(Removals.Now task) {
        if (!task.still()) {
            return "TA INTE BORT: " + task.reason();
        }
        return task.missing().isEmpty() ? "ta bort" : "först: " + String.join(", ", task.missing());
    }

    private static String evidence(Item item) {
        var newest = item.versions().getLast();
        return "version " + newest.number() + ", fångad " + SwedishText.time(newest.captured()) + ", post " + newest.ledgerEntry()
                + " i liggaren";
    }

    private int closed(Program program) {
        var removals = program.the(Removals.class).closed(closed);
        if (json) {
            terminal.json(removals);
            return Commands.DONE;
        }
        var table = new Table("Handling", "Konto", "Regel", "Öppnad", "Avslutad", "Hur", "Försvann mellan", "Post i liggaren");
        removals.forEach(one -> table.row(one.item(), one.account(), one.ruleName(), one.opened(),
                Objects.toString(one.closed(), ""),
                one.state().swedish() + (one.why() == null ? "" : ": " + one.why().swedish()), between(one), one.entry()));
        table.print(terminal);
        return Commands.DONE;
    }

    private static String between(Removal one) {
        return one.noticed() == null
                ? ""
                : (one.lastSeen() == null ? "?" : SwedishText.time(one.lastSeen())) + " och " + SwedishText.time(one.noticed());
    }
}
