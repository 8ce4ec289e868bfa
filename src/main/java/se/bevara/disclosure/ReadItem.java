package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Item;

/**
 * A version of an item as it is read, before anything is masked. Hostile: strangers wrote it.
 *
 * @param author the shown name; the account's where it wrote without one
 * @param attachments numbered from 1: those that the item names, then those that only the archive knows
 */
public record ReadItem(Item item, Item.Version version, Content content, String author, List<Attachment> attachments) {

    static final String TEXT = "text";
    static final String AUTHOR = "author";
    static final String DESCRIPTION = "description-";
    static final String LINK = "link-";

    public ReadItem {
        attachments = List.copyOf(attachments);
    }

    /**
     * @param link where it leads, of a mere link; else empty
     * @param stored its bytes in the archive; null where there are none
     */
    public record Attachment(int number, String kind, String description, String link, Item.@Nullable StoredMedia stored) {
    }

    static ReadItem of(Item item, Item.Version version, Content content, String account) {
        var stored = new HashMap<String, Item.StoredMedia>();
        var left = new ArrayList<Item.StoredMedia>();
        for (var medium : version.media()) {
            if (medium.failure() == null) {
                left.add(medium);
                stored.putIfAbsent(medium.attachmentId(), medium);
            }
        }
        var all = new ArrayList<Attachment>();
        for (var one : content.attachments()) {
            var medium = stored.get(one.id());
            left.remove(medium);
            boolean link = one.kind().equals("link");
            all.add(new Attachment(all.size() + 1, one.kind(), one.description(), link ? Objects.toString(one.source(), "") : "",
                    medium));
        }
        left.forEach(medium -> all.add(new Attachment(all.size() + 1, "other", "", "", medium)));
        String author = content.authorName().isEmpty() ? account : content.authorName();
        return new ReadItem(item, version, content, author, all);
    }

    /** Every text of it that is handed out, by the name of its field. */
    public Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put(TEXT, content.text());
        fields.put(AUTHOR, author);
        for (var one : attachments) {
            if (!one.description.isEmpty()) {
                fields.put(DESCRIPTION + one.number, one.description);
            }
            if (!one.link.isEmpty()) {
                fields.put(LINK + one.number, one.link);
            }
        }
        return fields;
    }

    Attachment attachment(int number) {
        return attachments.stream().filter(one -> one.number == number).findFirst().orElseThrow(
                () -> new DisclosureRefused("bilaga: väntade en av " + attachments.size() + ", fann " + number));
    }
}
