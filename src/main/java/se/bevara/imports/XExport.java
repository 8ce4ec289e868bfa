package se.bevara.imports;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/**
 * X's archive of an account: JavaScript files, each cut at its first {@code =} and never run. A post is known by the first id of its edit
 * history; of several versions the newest is taken in. Reposts and what was deleted on X are left out.
 */
final class XExport implements ExportFormat {

    private static final String TWEETS = "(.*/)?data/tweets?(-part\\d+)?\\.js";
    private static final String DELETED = "(.*/)?data/deleted-tweets(-part\\d+)?\\.js";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z uuuu", Locale.ROOT);
    private static final Pattern ID = Pattern.compile("\\d{1,20}");

    @Override
    public String parser() {
        return "x.1";
    }

    @Override
    public String platform() {
        return "x";
    }

    @Override
    public String swedish() {
        return "X arkiv";
    }

    @Override
    public boolean recognises(Container container) {
        return !container.named(TWEETS).isEmpty() && !container.named("(.*/)?data/(account|manifest|profile)\\.js").isEmpty();
    }

    private record Account(String id, String user, String name) {
    }

    private record Tweet(JsonNode node, byte[] bytes, String folder) {

        String id() {
            return text(node, node.has("id_str") ? "id_str" : "id");
        }
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        Account account = account(container, export);
        var notes = notes(container);
        var newest = new HashMap<String, Tweet>();
        var firsts = new HashMap<String, String>();
        for (String member : container.named(TWEETS)) {
            String folder = member.substring(0, member.lastIndexOf('/') + 1);
            for (var part : JsonParts.elements(script(container.text(member)), name -> false)) {
                JsonNode tweet = part.node().has("tweet") ? part.node().path("tweet") : part.node();
                export.each(() -> edited(export, new Tweet(tweet, part.bytes(), folder), newest, firsts));
            }
        }
        newest.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(one -> export.each(() -> item(export, container, account, one.getKey(), one.getValue(), firsts, notes)));
        for (String member : container.named(DELETED)) {
            JsonParts.elements(script(container.text(member)), name -> false).forEach(part -> export.leave(Reason.DELETED));
        }
        return export;
    }

    /** What stands after the first equals sign, without a last semicolon. */
    private static byte[] script(byte[] javascript) {
        for (int i = 0; i < javascript.length; i++) {
            if (javascript[i] == '=') {
                int end = javascript.length;
                while (end > i + 1 && (Character.isWhitespace(javascript[end - 1]) || javascript[end - 1] == ';')) {
                    end--;
                }
                return Arrays.copyOfRange(javascript, i + 1, end);
            }
        }
        throw new ImportRefused("X arkiv", "window.YTD… = […]", "inget likhetstecken");
    }

    private static Account account(Container container, Export export) {
        for (String member : container.named("(.*/)?data/account\\.js")) {
            for (var part : JsonParts.elements(script(container.text(member)), name -> false)) {
                JsonNode told = part.node().path("account");
                String user = text(told, "username");
                export.owner(user.isEmpty() ? Owner.UNTOLD : Owner.of(user, "x.com/" + user, "twitter.com/" + user));
                return new Account(text(told, "accountId"), user, text(told, "accountDisplayName"));
            }
        }
        return new Account("", "", "");
    }

    /** Long posts stand whole in a file of their own, found by their time and beginning. */
    private static List<JsonNode> notes(Container container) {
        var notes = new ArrayList<JsonNode>();
        for (String member : container.named("(.*/)?data/note-tweet\\.js")) {
            JsonParts.elements(script(container.text(member)), name -> false)
                    .forEach(part -> notes.add(part.node().path("noteTweet")));
        }
        return notes;
    }

    private static void edited(Export export, Tweet tweet, Map<String, Tweet> newest, Map<String, String> firsts) {
        if (!ID.matcher(tweet.id()).matches()) {
            throw new IllegalArgumentException("post without id");
        }
        JsonNode edits = tweet.node.path("edit_info").path("initial").path("editTweetIds");
        JsonNode history = edits.isArray() ? edits : tweet.node.path("edit_info").path("edit").path("initialTweetId");
        String first = edits.isArray() && !edits.isEmpty() ? edits.path(0).asString("") : history.asString("");
        String key = ID.matcher(first).matches() ? first : tweet.id();
        firsts.put(tweet.id(), key);
        edits.forEach(id -> firsts.put(id.asString(""), key));
        Tweet known = newest.get(key);
        if (known != null) {
            export.leave(Reason.TWICE);
        }
        if (known == null || Long.parseUnsignedLong(known.id()) < Long.parseUnsignedLong(tweet.id())) {
            newest.put(key, tweet);
        }
    }

    private static void item(Export export, Container container, Account account, String key, Tweet tweet,
            Map<String, String> firsts,
            List<JsonNode> notes) {
        JsonNode node = tweet.node;
        if (text(node, "full_text").startsWith("RT @")) {
            export.leave(Reason.SHARED);
            return;
        }
        var media = new ArrayList<Exported.Attached>();
        var attachments = attachments(container, tweet, media);
        String answers = text(node, "in_reply_to_status_id_str");
        String parent = answers.isEmpty() ? null : firsts.getOrDefault(answers, answers);
        OffsetDateTime made = OffsetDateTime.parse(text(node, "created_at"), TIME);
        var content = new Content(key, tweet.id(), parent == null ? Kind.POST : Kind.COMMENT, parent, account.id, account.name,
                made, null,
                said(node, made, notes), attachments,
                account.user.isEmpty() ? null : Markup.address("https://x.com/" + account.user + "/status/" + tweet.id()), false,
                counts(node));
        export.add(new Exported(content, List.of(tweet.id()), true, true, new Exported.Slice("tweets.js", tweet.bytes), media));
    }

    /** Shortened addresses as what they lead to, and signs unescaped, as the nights read a post; that of an attachment stays. */
    private static String said(JsonNode node, OffsetDateTime made, List<JsonNode> notes) {
        String text = text(node, "full_text");
        for (JsonNode url : node.path("entities").path("urls")) {
            String expanded = text(url, "expanded_url");
            text = expanded.isEmpty() || text(url, "url").isEmpty() ? text : text.replace(text(url, "url"), expanded);
        }
        String whole = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return notes.stream().filter(note -> made.equals(when(note))).map(note -> text(note.path("core"), "text").strip())
                .filter(note -> note.length() > whole.length() && note.startsWith(beginning(whole))).findFirst().orElse(whole);
    }

    private static String beginning(String text) {
        String bare = text.replaceFirst("…?\\s*(https?://\\S+)?\\s*$", "");
        return bare.substring(0, Math.min(bare.length(), 100));
    }

    private static @Nullable OffsetDateTime when(JsonNode note) {
        try {
            return OffsetDateTime.parse(text(note, "createdAt")).withNano(0).withOffsetSameInstant(java.time.ZoneOffset.UTC);
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private static JsonNode media(JsonNode node) {
        JsonNode extended = node.path("extended_entities").path("media");
        return extended.isArray() ? extended : node.path("entities").path("media");
    }

    /** Films in their largest variant. In the archive the files are called by the post's id and the last part of their address. */
    private static List<Attachment> attachments(Container container, Tweet tweet, List<Exported.Attached> found) {
        var attachments = new ArrayList<Attachment>();
        for (JsonNode medium : media(tweet.node)) {
            boolean film = !text(medium, "type").equals("photo");
            String id = key(medium);
            attachments.add(new Attachment(id, film ? "video" : "image", null, text(medium, "ext_alt_text")));
            var addresses = new ArrayList<String>();
            medium.path("video_info").path("variants").forEach(variant -> addresses.add(text(variant, "url")));
            addresses.add(text(medium, "media_url_https"));
            addresses.stream().map(MediaNames::last).flatMap(last -> List.of("tweets_media/", "tweet_media/").stream()
                    .map(folder -> tweet.folder + folder + tweet.id() + "-" + last)).filter(container.names()::contains)
                    .findFirst()
                    .ifPresent(member -> found.add(new Exported.Attached(id, member)));
        }
        return attachments;
    }

    /** As the interface calls it. */
    private static String key(JsonNode medium) {
        return switch (text(medium, "type")) {
            case "photo" -> "3_";
            case "animated_gif" -> "16_";
            default -> "7_";
        } + text(medium, "id_str");
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new HashMap<>();
        Map.of("favorite_count", "likes", "retweet_count", "shares").forEach((field, name) -> {
            String number = text(node, field);
            if (number.matches("\\d{1,15}")) {
                counts.put(name, Long.parseLong(number));
            }
        });
        return counts;
    }

    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

}
