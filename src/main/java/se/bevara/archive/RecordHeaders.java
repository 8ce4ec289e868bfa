package se.bevara.archive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;

/** The headers of the records that an ingest writes. */
final class RecordHeaders {

    private RecordHeaders() {
    }

    /** Where an item stands among the others. */
    record Standing(long id, int version, Content.Kind kind, Direction direction, String reason, @Nullable Long parent,
            long thread) {
    }

    /** A version of an item: its exact bytes, with its public address as target. */
    static WarcHeader version(Account account, String recordId, Standing item, Captured captured) {
        var content = captured.content();
        return new WarcHeader("resource").add("WARC-Record-ID", recordId).add("WARC-Date", date(captured.at()))
                .add("WARC-Target-URI", SafeText.target(content.permalink(), "urn:bevara:item:" + item.id))
                .add("Content-Type", SafeText.mediaType(captured.mediaType())).add("Bevara-Item", item.id)
                .add("Bevara-Version", (long) item.version).add("Bevara-Kind", lower(item.kind))
                .add("Bevara-Direction", lower(item.direction)).encoded("Bevara-Direction-Reason", item.reason)
                .encoded("Bevara-Key", content.key()).encoded("Bevara-Remote-Id", content.remoteId())
                .add("Bevara-Parent", item.parent).add("Bevara-Thread", item.thread)
                .encoded("Bevara-Platform", account.platform())
                .add("Bevara-Platform-Time", time(content.platformTime()))
                .encoded("Bevara-Answer-Digest", captured.answerDigest());
    }

    /** The bytes of an attachment, or in a metadata record why there are none. Which record it belongs to is the caller's to add. */
    static WarcHeader media(String recordId, Standing item, int number, Media media, Instant at) {
        boolean fetched = media.bytes() != null;
        String own = "urn:bevara:item:" + item.id + ":media:" + number;
        var header = new WarcHeader(fetched ? "resource" : "metadata").add("WARC-Record-ID", recordId)
                .add("WARC-Date", date(at)).add("WARC-Target-URI", SafeText.target(media.source(), own))
                .add("Content-Type", fetched ? SafeText.mediaType(media.mediaType()) : "application/json")
                .add("Bevara-Item", item.id).add("Bevara-Version", (long) item.version).add("Bevara-Media", (long) number)
                .encoded("Bevara-Attachment", media.attachmentId());
        if (!fetched) {
            header.encoded("Bevara-Failure", failure(media));
        }
        if (!fetched || !SafeText.mediaType(media.mediaType()).equals(media.mediaType())) {
            header.encoded("Bevara-Media-Type", media.mediaType());
        }
        return header;
    }

    /** What was observed of an account's items beside their content: states and counters. */
    static WarcHeader observed(Account account, String recordId, Instant at) {
        return new WarcHeader("metadata").add("WARC-Record-ID", recordId).add("WARC-Date", date(at))
                .add("WARC-Target-URI", "urn:bevara:account:" + account.id()).add("Content-Type", "application/json");
    }

    static String failure(Media media) {
        String failure = media.failure();
        return SafeText.words(failure == null ? "not fetched" : failure);
    }

    private static String date(Instant at) {
        return SafeText.micros(at).toString();
    }

    private static String time(OffsetDateTime time) {
        return SafeText.platformTime(time).toString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
