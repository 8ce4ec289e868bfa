package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/** Composes the entries of a package, one after the other, and puts their attachments into the staging. */
final class EntryComposing {

    private final Archive archive;
    private final SelectedReading reading;
    private final Reviewing reviewing;
    private final Who who;
    private final Staging staging;
    private final MaskedTerms masked;
    private int number;

    EntryComposing(Archive archive, SelectedReading reading, Reviewing reviewing, Who who, Staging staging, MaskedTerms masked) {
        this.archive = archive;
        this.reading = reading;
        this.reviewing = reviewing;
        this.who = who;
        this.staging = staging;
        this.masked = masked;
    }

    Disclosed.Entry entry(Composing.Told told) {
        number++;
        Review review = reviewing.review(told.row());
        return switch (told.row().outcome()) {
            case OPEN, MASKED -> reading.of(told.row().item(), told.row().request(), who,
                    () -> shown(told, review.maskings(), told.row().outcome() == Selected.Outcome.OPEN));
            case WITHHELD -> withheld(told.item(), review.ground());
            case UNREVIEWED, CLOSED, DISPOSED -> withheld(told.item(), "ännu inte prövad");
        };
    }

    private Disclosed.Entry withheld(Item item, String ground) {
        return new Disclosed.Entry(number, item.id(), 0, 0, kind(item), "", item.platformTime(), List.of(), List.of(), List.of(),
                List.of(), "", ground, false);
    }

    private Disclosed.Entry shown(Composing.Told told, List<Masking> maskings, boolean open) {
        Item item = told.item();
        ReadItem read = reviewing.read(told.row(), who);
        byte[] block = archive.block(item, told.row().version());
        boolean whole = open && !masked.inBytes(block);
        String permalink = Objects.toString(read.content().permalink(), "");
        var attached = new ArrayList<Disclosed.Attached>();
        read.attachments().forEach(one -> attached.add(attached(read, one, maskings, open)));
        return new Disclosed.Entry(number, item.id(), told.row().version(), item.versions().size(), kind(item),
                item.direction() == Direction.DRAWN_UP ? "upprättad" : "inkommen", item.platformTime(), states(item, told.row()),
                Segment.of(ReadItem.AUTHOR, read.author(), maskings), Segment.of(ReadItem.TEXT, read.content().text(), maskings),
                attached, open && !masked.in(Unescaped.of(permalink)) ? permalink : "", "", whole);
    }

    private static String kind(Item item) {
        return item.kind() == Content.Kind.POST ? "inlägg" : "kommentar";
    }

    private static List<String> states(Item item, Selected row) {
        var states = new ArrayList<String>();
        if (item.versions().size() > 1) {
            states.add("redigerad, version " + row.version() + " av " + item.versions().size());
        }
        String since = DisclosedText.minute(item.noticed());
        String seen = item.lastSeen() == null ? "" : ", senast sedd " + DisclosedText.minute(item.lastSeen());
        if (item.state() == ItemState.GONE) {
            states.add("borta från plattformen, märkt " + since + seen);
        } else if (item.state() == ItemState.HIDDEN) {
            states.add("dold på plattformen, märkt " + since + seen);
        } else if (item.state() == ItemState.MISSING) {
            states.add("saknas på plattformen, märkt " + since + seen);
        }
        return states;
    }

    private Disclosed.Attached attached(ReadItem read, ReadItem.Attachment one, List<Masking> maskings, boolean open) {
        Optional<Masking> hidden = maskings.stream()
                .filter(mask -> mask instanceof Masking.Attachment(int number, var g) && number == one.number()).findFirst();
        if (hidden.isPresent()) {
            return new Disclosed.Attached(one.number(), kind(one), List.of(), List.of(), "", false, "Bilagan lämnas inte ut.",
                    hidden.get().ground());
        }
        var description = segments(ReadItem.DESCRIPTION + one.number(), one.description(), maskings);
        var link = segments(ReadItem.LINK + one.number(), one.link(), maskings);
        if (one.stored() == null) {
            return new Disclosed.Attached(one.number(), kind(one), description, link, "", false,
                    one.kind().equals("link") ? "" : "Bilagan kunde inte hämtas när handlingen arkiverades.", "");
        }
        byte[] bytes = archive.media(read.item(), read.version().number(), one.stored().number());
        return open ? original(one, description, link, bytes) : repainted(one, description, link, bytes, maskings);
    }

    private static List<Segment> segments(String field, String text, List<Masking> maskings) {
        return text.isEmpty() ? List.of() : Segment.of(field, text, maskings);
    }

    /** Of an item that is handed out whole, the exact bytes; unless they name what is masked elsewhere. */
    private Disclosed.Attached original(ReadItem.Attachment one, List<Segment> description, List<Segment> link, byte[] bytes) {
        if (masked.inBytes(bytes)) {
            return repainted(one, description, link, bytes, List.of());
        }
        String ending = MediaKind.ending(bytes);
        return put(one, description, link, bytes, ending, "", "");
    }

    /** A picture made of its pixels alone. What is no picture cannot be rid of what it may say of itself, and is not handed out. */
    private Disclosed.Attached repainted(ReadItem.Attachment one, List<Segment> description, List<Segment> link, byte[] bytes,
            List<Masking> maskings) {
        var rectangles = new ArrayList<Masking.Rectangle>();
        var grounds = new ArrayList<String>();
        for (var mask : maskings) {
            if (mask instanceof Masking.Picture picture && picture.attachment() == one.number()) {
                rectangles.addAll(picture.rectangles());
                grounds.add(picture.ground());
            }
        }
        var picture = MaskedPicture.of(bytes);
        if (picture.isEmpty()) {
            return new Disclosed.Attached(one.number(), kind(one), description, link, "", false,
                    "Bilagan lämnas inte ut: den kan inte skiljas från uppgifter som är maskade.", "");
        }
        return put(one, description, link, picture.get().painted(rectangles).png(), "png",
                rectangles.isEmpty() ? "" : "Delar av bilden är maskade.",
                String.join("; ", grounds.stream().distinct().toList()));
    }

    private Disclosed.Attached put(ReadItem.Attachment one, List<Segment> description, List<Segment> link, byte[] bytes,
            String ending, String note, String ground) {
        String name = String.format(Locale.ROOT, "filer/%04d-%d.%s", number, one.number(), ending);
        staging.put(name, bytes);
        return new Disclosed.Attached(one.number(), kind(one), description, link, name, MediaKind.picture(ending), note, ground);
    }

    private static String kind(ReadItem.Attachment one) {
        return switch (one.kind()) {
            case "image" -> "Bild";
            case "video" -> "Film";
            case "audio" -> "Ljud";
            case "link" -> "Länk";
            default -> "Bilaga";
        };
    }
}
