package se.bevara.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Item;
import se.bevara.archive.Item.StoredMedia;
import se.bevara.web.ItemView.MediumView;
import se.bevara.web.ItemView.Show;

/** The attachments of a version: what it names, with the bytes that were kept. */
final class Attachments {

    private Attachments() {
    }

    static List<MediumView> of(Item item, Item.Version version, Content content, Locale locale) {
        Map<String, StoredMedia> stored = version.media().stream()
                .collect(Collectors.toMap(StoredMedia::attachmentId, Function.identity(), (one, other) -> one));
        var views = new ArrayList<MediumView>();
        for (Attachment attachment : content.attachments()) {
            StoredMedia media = stored.get(attachment.id());
            views.add(media == null ? bare(attachment) : kept(item, version, attachment, media, locale));
        }
        return List.copyOf(views);
    }

    private static MediumView bare(Attachment attachment) {
        String address = Reading.webAddress(attachment.source());
        boolean link = attachment.kind().equals("link") && address != null;
        return new MediumView(link ? Show.LINK : Show.ABSENT, link ? address : null, Visible.line(attachment.description()), "",
                "", null);
    }

    private static MediumView kept(Item item, Item.Version version, Attachment attachment, StoredMedia media, Locale locale) {
        String description = Visible.line(attachment.description());
        String type = Visible.line(media.mediaType());
        if (media.failure() != null) {
            return new MediumView(Show.ABSENT, null, description, type, "", Visible.line(media.failure()));
        }
        String address = "/media/" + item.id() + "/" + version.number() + "/" + media.number();
        return new MediumView(show(media.mediaType()), address, description, type, Times.size(media.size(), locale), null);
    }

    /** By what the platform said; {@link MediaFiles} looks at the bytes and lets through only what they are. */
    private static Show show(@Nullable String mediaType) {
        String type = mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        return switch (type) {
            case "image/png", "image/jpeg", "image/gif", "image/webp" -> Show.PICTURE;
            case "video/mp4", "video/webm" -> Show.FILM;
            default -> Show.FILE;
        };
    }
}
