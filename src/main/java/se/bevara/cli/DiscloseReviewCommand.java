package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Reviewing;

/** Reviews items. */
@Command(name = "review", description = {
        "Sekretessprövning: säger av varje handling om den lämnas ut, eller visar den för prövning.",
        "Flera på en gång lämnas ut bara när ingen av dem är sekretessmarkerad, märkt som känslig eller har bilagor som ingen sett."})
final class DiscloseReviewCommand extends DiscloseStep {

    @Parameters(index = "0", paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "HANDLING", description = "Nummer, eller nummer/version.")
    List<String> items = new ArrayList<>();

    @Option(names = "--open", description = "De lämnas ut i sin helhet.")
    boolean open;

    @Option(names = "--withhold", paramLabel = "GRUND", description = "De lämnas inte ut: grunden, som OSL 26:1 eller ett annat lagrum.")
    @Nullable
    String withhold;

    @Option(names = "--again", description = "Prövningen tas tillbaka.")
    boolean again;

    @Option(names = "--looked", description = "Den som prövar har sett på bilagorna.")
    boolean looked;

    @Option(names = "--note", paramLabel = "TEXT", description = "Anteckning i akten; lämnas inte ut i paketet.")
    String note = "";

    DiscloseReviewCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Request step(Program program) {
        long ways = Stream.of(open, withhold != null, again).filter(way -> way).count();
        if (ways > 1) {
            throw new WrongUse("Ange en av --open, --withhold och --again.");
        }
        var reviewing = program.the(Reviewing.class);
        if (open && items.size() > 1) {
            int opened = reviewing.openAll(request, items.stream().map(text -> Named.of(text).item()).toList(), who());
            terminal.note(opened + " handlingar lämnas ut i sin helhet.");
            return program.the(Requests.class).find(request);
        }
        Request done = null;
        for (String text : items) {
            Named one = Named.of(text);
            if (ways == 0 && !looked) {
                shown(reviewing, one);
            } else if (ways == 0) {
                done = reviewing.looked(request, one.item(), one.version(), who());
            } else if (open) {
                done = reviewing.open(request, one.item(), one.version(), looked, note, who());
            } else if (withhold != null) {
                done = reviewing.withhold(request, one.item(), one.version(), withhold, note, who());
            } else {
                done = reviewing.again(request, one.item(), one.version(), who());
            }
        }
        return done;
    }

    private void shown(Reviewing reviewing, Named one) {
        var row = reviewing.selected(request, one.item(), one.version());
        var read = reviewing.read(row, who());
        terminal.line("Handling " + row.item() + ", version " + row.version() + ": " + row.outcome().swedish()
                + (row.secret() ? ", sekretessmarkerad" : ""));
        read.fields().forEach((field, text) -> terminal.line("  " + field + ": " + text));
        read.attachments().forEach(attachment -> terminal.line("  bilaga " + attachment.number() + ": " + attachment.kind()
                + (attachment.stored() == null ? ", inga byte i arkivet" : ", " + attachment.stored().size() + " byte")));
    }
}
