package se.bevara.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes accounts and statuses as Mastodon does. */
record MastodonJson(String base) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    static final int FOLLOWERS = 300;
    static final int FOLLOWING = 12;

    static ObjectNode instance(boolean snac) {
        ObjectNode instance = Json.object().put("domain", "social.solvik.example").put("title", "Solviks kommun")
                .put("version", snac ? "4.0.0 (not true; really snac/2.75)" : "4.5.3")
                .put("source_url", "https://github.com/mastodon/mastodon");
        instance.putObject("configuration").putObject("statuses").put("max_characters", 5_000);
        return instance;
    }

    ObjectNode account(Presence presence) {
        return person(presence.remoteId(), presence.handle(), presence.name(), presence.isPrivate())
                .put("note", "<p>" + WordpressText.escaped(presence.description()) + "</p>")
                .put("url", "https://social.solvik.example/@" + presence.handle())
                .put("uri", "https://social.solvik.example/users/" + presence.handle())
                .put("avatar", "https://social.solvik.example/avatars/" + Drawing.name(presence, "profile"))
                .put("header", "https://social.solvik.example/headers/" + Drawing.name(presence, "cover"))
                .put("followers_count", FOLLOWERS).put("following_count", FOLLOWING).put("statuses_count", statuses(presence));
    }

    static long statuses(Presence presence) {
        return presence.posts().stream().filter(Posting::listed).count()
                + presence.posts().stream().flatMap(each -> each.thread().stream())
                        .filter(each -> each.writer() == presence && each.listed()).count()
                + presence.elsewhere().stream().filter(Posting::listed).count();
    }

    private static ObjectNode person(String id, String acct, String name, boolean locked) {
        return Json.object().put("id", id).put("username", acct.replaceAll("@.*", "")).put("acct", acct)
                .put("display_name", name).put("locked", locked).put("bot", false);
    }

    private ObjectNode author(Posting posting) {
        Presence writer = posting.writer();
        if (writer != null) {
            return account(writer);
        }
        return person(Long.toString(110_000_000_000_000_000L + posting.author().number()),
                posting.author().acct() + "@" + Ids.host(posting), posting.author().name(), false)
                .put("url", "https://" + Ids.host(posting) + "/@" + posting.author().acct())
                .put("uri", "https://" + Ids.host(posting) + "/users/" + posting.author().acct());
    }

    ObjectNode status(Posting posting) {
        Shown shown = posting.now();
        Posting parent = shown.parent();
        ObjectNode status = Json.object().put("id", posting.remoteId()).put("uri", posting.permalink())
                .put("url", Ids.address(posting)).put("created_at", time(posting.created()))
                .put("edited_at", time(shown.edited()))
                .put("in_reply_to_id", parent == null ? null : parent.remoteId())
                .put("in_reply_to_account_id", parent == null ? null : authorId(parent))
                .put("visibility", posting.presence().isPrivate() ? "private" : "public").put("language", "sv")
                .put("content", html(shown.text())).put("spoiler_text", "").put("sensitive", false);
        status.set("account", author(posting));
        media(status.putArray("media_attachments"), shown.media());
        for (String list : List.of("mentions", "tags", "emojis")) {
            status.putArray(list);
        }
        return status.put("replies_count", posting.answers().stream().filter(Posting::listed).count()).put("reblogs_count", 0)
                .put("favourites_count", posting.likes()).put("quotes_count", 0).putNull("reblog").putNull("poll")
                .putNull("card");
    }

    private static String authorId(Posting posting) {
        Presence writer = posting.writer();
        return writer != null
                ? writer.remoteId()
                : Long.toString(110_000_000_000_000_000L + posting.author().number());
    }

    private void media(ArrayNode list, List<Medium> media) {
        for (Medium medium : media) {
            String address = base + "/media_attachments/files/" + medium.number() + "." + medium.extension();
            list.addObject().put("id", Long.toString(medium.number())).put("type", medium.film() ? "video" : "image")
                    .put("url", address).put("preview_url", address).putNull("remote_url")
                    .put("description", medium.description().isEmpty() ? null : medium.description());
        }
    }

    /** Every version of a status, the oldest first. */
    ArrayNode history(Posting posting) {
        ArrayNode history = Json.array();
        Shown last = null;
        for (Shown each : posting.history()) {
            if (last == null || !last.saysTheSame(each)) {
                ObjectNode edit = history.addObject().put("content", html(each.text())).put("spoiler_text", "")
                        .put("sensitive", false).put("created_at", time(each.since()));
                edit.set("account", author(posting));
                media(edit.putArray("media_attachments"), each.media());
                edit.putArray("emojis");
            }
            last = each;
        }
        return history;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : TIME.format(time);
    }

    private static String html(String text) {
        String escaped = WordpressText.escaped(text).replaceAll("(https?://[^\\s<]+)",
                "<a href=\"$1\" rel=\"nofollow noopener\" target=\"_blank\">$1</a>");
        return "<p>" + escaped.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
    }
}
