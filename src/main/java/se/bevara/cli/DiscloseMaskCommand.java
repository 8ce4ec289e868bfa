package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Masking;
import se.bevara.disclosure.ReadItem;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Reviewing;

/** Masks parts of an item. */
@Command(name = "mask", description = {
        "Maskar delar av en handling; resten lämnas ut. Det som maskas tas bort ur paketet på riktigt.",
        "Akten får platserna, aldrig orden."})
final class DiscloseMaskCommand extends DiscloseStep {

    @Parameters(index = "0", paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Parameters(index = "1", paramLabel = "HANDLING", description = "Nummer, eller nummer/version.")
    String item = "";

    @Option(names = "--words", paramLabel = "ORD", description = "Orden överallt där de står i handlingen. Kan anges flera gånger.")
    List<String> words = new ArrayList<>();

    @Option(names = "--only", paramLabel = "N", split = ",", description = "Bara dessa av förekomsterna av orden i texten, räknade från 1.")
    List<Integer> only = new ArrayList<>();

    @Option(names = "--author", description = "Vem som skrev.")
    boolean author;

    @Option(names = "--field", paramLabel = "FÄLT", description = "Ett helt fält: text, author, description-1, link-1 …")
    List<String> fields = new ArrayList<>();

    @Option(names = "--picture", paramLabel = "N:X,Y,B,H", description = "En rektangel av bilaga N i bildens pixlar, från övre vänstra hörnet.")
    List<String> pictures = new ArrayList<>();

    @Option(names = "--attachment", paramLabel = "N", description = "En hel bilaga.")
    List<Integer> attachments = new ArrayList<>();

    @Option(names = "--ground", paramLabel = "GRUND", required = true, description = "Grunden, som OSL 21:1 eller ett annat lagrum.")
    String ground = "";

    @Option(names = "--looked", description = "Den som prövar har sett på bilagorna.")
    boolean looked;

    DiscloseMaskCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Request step(Program program) {
        var reviewing = program.the(Reviewing.class);
        Named one = Named.of(item);
        ReadItem read = reviewing.read(reviewing.selected(request, one.item(), one.version()), who());
        String statute = reviewing.grounds().statute(ground);
        var maskings = new ArrayList<Masking>();
        for (String each : words) {
            maskings.addAll(chosen(reviewing.words(read, each, statute)));
        }
        if (author) {
            maskings.add(reviewing.field(read, "author", statute));
        }
        fields.forEach(field -> maskings.add(reviewing.field(read, field, statute)));
        pictures.forEach(picture -> maskings.add(rectangle(picture, statute)));
        attachments.forEach(number -> maskings.add(new Masking.Attachment(number, statute)));
        return reviewing.mask(request, one.item(), one.version(), maskings, looked, who());
    }

    private List<Masking> chosen(List<Masking> found) {
        if (only.isEmpty()) {
            return found;
        }
        var spans = found.stream().filter(Masking.Words.class::isInstance).map(Masking.Words.class::cast)
                .filter(one -> one.field().equals("text")).findFirst();
        var kept = only.stream().map(number -> {
            if (spans.isEmpty() || number < 1 || number > spans.get().spans().size()) {
                throw new WrongUse("--only: väntade en förekomst i texten, fann " + number);
            }
            return spans.get().spans().get(number - 1);
        }).toList();
        return List.of(new Masking.Words("text", kept, spans.orElseThrow().ground()));
    }

    private static Masking rectangle(String text, String ground) {
        if (!text.strip().toLowerCase(Locale.ROOT).matches("[0-9]{1,4}:[0-9]{1,6}(,[0-9]{1,6}){3}")) {
            throw new WrongUse("--picture: väntade N:X,Y,B,H, fann " + text);
        }
        String[] parts = text.strip().split("[:,]", -1);
        return new Masking.Picture(Integer.parseInt(parts[0]), List.of(new Masking.Rectangle(Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), Integer.parseInt(parts[4]))), ground);
    }
}
