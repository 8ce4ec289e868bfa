package se.bevara.moderation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.Outline;

/** Holds what a case's reason says is to be kept as evidence against what is there. */
@Component
public class CaseEvidence {

    private final CaseTable table;
    private final EvidencePictures pictures;
    private final Reasons reasons;
    private final Archive archive;

    CaseEvidence(CaseTable table, EvidencePictures pictures, Reasons reasons, Archive archive) {
        this.table = table;
        this.pictures = pictures;
        this.reasons = reasons;
        this.archive = archive;
    }

    /**
     * A kind of evidence.
     *
     * @param whole whether it is there as it should be
     * @param said what is there, or why it is not, in Swedish, without content
     */
    public record Judged(ReasonCode.Kept kept, boolean whole, String said) {
    }

    /** What is to be kept, in the order of the reason; nothing is to be kept of what must not be copied, nor where there is no item. */
    public List<Judged> of(Case one) {
        Item item = one.item() == 0 || one.uncopied() ? null : archive.item(one.item()).orElseThrow();
        return item == null ? List.of() : judged(one, item);
    }

    /**
     * Pictures the item of a case anew, as when other pictures were being taken at its beginning.
     *
     * @throws ModerationRefused when its record is sealed, or nothing of it may be copied
     */
    public Case picture(String id, String by) {
        Texts.name("by", by);
        Case one = table.find(id).orElseThrow(() -> new ModerationRefused("ärende: väntade ett som finns, fann " + id));
        if (one.uncopied()) {
            throw new ModerationRefused("ärende " + id + ": väntade en handling som får avbildas, fann en som inte får kopieras");
        }
        if (!Set.of(CaseState.BEGUN, CaseState.VERIFIED).contains(one.state())) {
            throw new ModerationRefused("ärende " + id + ": väntade att överföringsposten inte är förseglad, fann läget ”"
                    + one.state().swedish() + "”");
        }
        Item item = archive.item(one.item()).filter(found -> !found.disposed())
                .orElseThrow(() -> new ModerationRefused("ärende " + id + ": handlingen är gallrad och kan inte avbildas"));
        pictures.take(id, item, by);
        return table.find(id).orElseThrow();
    }

    /** Pictures it where its reason asks for a picture and none has been tried. */
    void gather(Case one, Item item, String by) {
        if (!one.uncopied() && reason(one).evidence().contains(ReasonCode.Kept.PICTURE) && pictures.of(one.id()).isEmpty()) {
            pictures.take(one.id(), item, by);
        }
    }

    /** As a transfer record has it. */
    Map<String, Object> fields(Case one, @Nullable Item item) {
        var fields = new LinkedHashMap<String, Object>();
        if (item == null || one.uncopied()) {
            return fields;
        }
        var judged = judged(one, item);
        judged.forEach(each -> fields.put(each.kept.swedish(), each.said));
        if (!reason(one).evidence().contains(ReasonCode.Kept.PICTURE)) {
            fields.put(ReasonCode.Kept.PICTURE.swedish(),
                    pictures.of(one.id()).isEmpty() ? "ingen togs: skälet begär ingen" : picture(one).said);
        }
        var lacking = judged.stream().filter(each -> !each.whole).map(each -> each.kept.swedish()).toList();
        fields.put("kompletta", lacking.isEmpty() ? "ja" : "nej: " + String.join(", ", lacking));
        return fields;
    }

    private List<Judged> judged(Case one, Item item) {
        return reason(one).evidence().stream().map(kept -> item.disposed()
                ? new Judged(kept, false, "handlingen är gallrad")
                : switch (kept) {
                    case TEXT -> new Judged(kept, true, "finns, " + number(item.versions().size(), "version", "versioner"));
                    case MEDIA -> media(item);
                    case THREAD -> thread(item);
                    case PICTURE -> picture(one);
                }).toList();
    }

    private static Judged media(Item item) {
        var lost = lost(item);
        long there = item.versions().stream().flatMap(version -> version.media().stream())
                .filter(medium -> medium.failure() == null).count();
        String found = there == 0 && lost.isEmpty() ? "handlingen har inga" : "finns, " + there;
        return new Judged(ReasonCode.Kept.MEDIA, lost.isEmpty(),
                lost.isEmpty() ? found : found + "; saknas: " + String.join(", ", lost));
    }

    private static String number(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** Attachments whose bytes could not be had. */
    static List<String> lost(Item item) {
        return item.versions().stream().flatMap(version -> version.media().stream().filter(one -> one.failure() != null)
                .map(one -> "version " + version.number() + " bilaga " + one.number() + " kunde inte hämtas")).toList();
    }

    private Judged thread(Item item) {
        List<Outline> thread = archive.outlines().threads(List.of(item.thread())).getOrDefault(item.thread(), List.of());
        long disposed = thread.stream().filter(Outline::disposed).count();
        return new Judged(ReasonCode.Kept.THREAD, true, "finns, " + number(thread.size() - disposed, "handling", "handlingar")
                + (disposed == 0 ? "" : " och " + disposed + " som är gallrade"));
    }

    private Judged picture(Case one) {
        return pictures.of(one.id()).map(picture -> {
            var there = new ArrayList<String>();
            if (picture.page() != null) {
                there.add("på plattformen, " + (picture.shows() ? "" : "där handlingen inte säkert känns igen, ") + "archive/"
                        + picture.page());
            }
            if (picture.thread() != null) {
                there.add("rekonstruktion av det arkiverade, archive/" + picture.thread());
            }
            String found = there.isEmpty() ? "saknas" : "finns: " + String.join("; ", there);
            return new Judged(ReasonCode.Kept.PICTURE, picture.page() != null,
                    picture.why().isEmpty() ? found : found + "; " + picture.why());
        }).orElseGet(() -> new Judged(ReasonCode.Kept.PICTURE, false, "ingen har tagits"));
    }

    private ReasonCode reason(Case one) {
        return reasons.version(one.list(), one.version()).flatMap(list -> list.find(one.code())).orElseThrow();
    }
}
