package se.bevara.imports;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same story as each platform would export it: Solvik's water is shut off ({@link #WATER}, with a picture where the platform has them),
 * it comes back ({@link #BACK}), and Solvik answers below the first ({@link #ANSWER}) where the export has that.
 */
final class Stories {

    static final String WATER = "Åtgärd: vattnet stängs av på Storgatan 🚰";
    static final String BACK = "Vattnet är tillbaka & allt är \"som vanligt\"";
    static final String ANSWER = "Ja, även Lillgatan";
    static final byte[] PICTURE = picture();

    private Stories() {
    }

    private static byte[] picture() {
        byte[] picture = new byte[2000];
        System.arraycopy(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, 0, picture, 0, 4);
        picture[1999] = 7;
        return picture;
    }

    static byte[] of(String platform) {
        return switch (platform) {
            case "bluesky" -> bluesky();
            case "facebook" -> Zips.zip(facebook());
            case "instagram" -> Zips.zip(instagram());
            case "linkedin" -> linkedin();
            case "mastodon" -> Zips.zip(mastodon());
            case "wordpress" -> wordpress().getBytes(StandardCharsets.UTF_8);
            case "x" -> Zips.zip(x());
            case "youtube" -> youtube();
            default -> throw new IllegalArgumentException(platform);
        };
    }

    static Map<String, byte[]> mastodon() {
        String me = "https://mastodon.example/users/solvik";
        var members = Zips.members("actor.json",
                """
                        {"id":"%s","type":"Person","preferredUsername":"solvik","name":"Solviks kommun","url":"https://mastodon.example/@solvik"}
                        """
                        .formatted(me),
                "outbox.json",
                """
                        {"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":5,
                        "orderedItems":[
                        {"id":"%1$s/statuses/1/activity","type":"Create","actor":"%1$s","published":"2026-11-20T08:20:00Z",
                         "to":["https://www.w3.org/ns/activitystreams#Public"],"cc":[],
                         "object":{"id":"%1$s/statuses/1","type":"Note","summary":null,"inReplyTo":null,"published":"2026-11-20T08:20:00Z",
                         "url":"https://mastodon.example/@solvik/1","content":"<p>Åtgärd: vattnet stängs av på Storgatan 🚰</p>",
                         "attachment":[{"type":"Document","mediaType":"image/jpeg","url":"/media_attachments/files/1/original/a1.jpg","name":"En kran"}]}},
                        {"id":"%1$s/statuses/3/activity","type":"Create","published":"2026-11-20T10:20:00Z","to":["%1$s/followers"],
                         "cc":["as:Public"],"object":{"id":"%1$s/statuses/3","type":"Note","inReplyTo":"%1$s/statuses/1",
                         "published":"2026-11-20T10:20:00Z","content":"<p>Ja, även Lillgatan</p>","attachment":[]}},
                        {"id":"%1$s/statuses/2/activity","type":"Create","published":"2026-11-20T09:20:00Z","to":["as:Public"],
                         "object":{"id":"%1$s/statuses/2","type":"Note","published":"2026-11-20T09:20:00Z",
                         "content":"<p>Vattnet är tillbaka &amp; allt är &quot;som vanligt&quot;</p>"}},
                        {"id":"%1$s/statuses/9/activity","type":"Create","published":"2026-11-20T09:21:00Z","to":["https://annan.example/u/anna"],
                         "object":{"id":"%1$s/statuses/9","type":"Note","published":"2026-11-20T09:21:00Z","content":"<p>Direkt till Anna</p>"}},
                        {"type":"Announce","object":"https://annan.example/statuses/7"}]}
                        """
                        .formatted(me));
        var all = new LinkedHashMap<>(members);
        all.put("media_attachments/files/1/original/a1.jpg", PICTURE);
        all.put("likes.json", "{}".getBytes(StandardCharsets.UTF_8));
        return all;
    }

    /** Each byte of the UTF-8 as an escape of its own, as Meta writes texts. */
    static String mojibake(String text) {
        var written = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            written.append(c == '"' || c == '\\' ? "\\" + (char) c : c < 0x80 ? "" + (char) c : String.format("\\u%04x", c));
        }
        return written.toString();
    }

    static Map<String, byte[]> facebook() {
        String folder = "facebook-solvik/this_profile's_activity_across_facebook/";
        var all = Zips.members(folder + "posts/profile_posts_1.json",
                """
                        [{"timestamp":1795162800,"title":"%4$s","data":[{"post":"%1$s"},{"update_timestamp":1795162800}],
                          "attachments":[{"data":[{"media":{"uri":"this_profile's_activity_across_facebook/posts/media/%5$s.jpg",
                          "creation_timestamp":1795162800,"media_metadata":{"photo_metadata":{"exif_data":[{"upload_ip":"192.0.2.7"}]}}}}]}]},
                         {"timestamp":1795166400,"data":[{"post":"%2$s"}]},
                         {"timestamp":1795166500,"data":[]}]
                        """
                        .formatted(mojibake(WATER), mojibake(BACK), "", mojibake("Solviks kommun skrev ett inlägg"),
                                mojibake("kran-å")),
                folder + "comments_and_reactions/comments.json", """
                        {"comments_v2":[{"timestamp":1795170000,"title":"Solviks kommun svarade","data":[{"comment":
                        {"timestamp":1795170000,"comment":"%s","author":"Solviks kommun"}}]}]}
                        """.formatted(mojibake(ANSWER)));
        all.put(folder + "posts/media/kran-å.jpg", PICTURE);
        return all;
    }

    static Map<String, byte[]> instagram() {
        var all = Zips
                .members("your_instagram_activity/media/posts_1.json",
                        """
                                [{"media":[{"uri":"media/posts/202611/a1.jpg","creation_timestamp":1795162800,"title":"%1$s","media_metadata":{}}]},
                                 {"media":[{"uri":"media/posts/202611/b1.jpg","creation_timestamp":1795166399,"title":""},
                                  {"uri":"media/posts/202611/b2.jpg","creation_timestamp":1795166398,"title":""}],
                                  "title":"%2$s","creation_timestamp":1795166400}]
                                """
                                .formatted(mojibake(WATER), mojibake(BACK)),
                        "your_instagram_activity/comments/post_comments_1.json",
                        """
                                [{"media_list_data":[{"uri":""}],"string_map_data":{"%s":{"value":"%s"},"%s":{"value":"anna"},"Tid":{"timestamp":1795170000}}}]
                                """
                                .formatted("Kommentar", mojibake(ANSWER), mojibake("Mediets ägare")),
                        "personal_information/personal_information/personal_information.json", """
                                {"profile_user":[{"string_map_data":{"%s":{"value":"solvik"},"Namn":{"value":"Solviks kommun"}}}]}
                                """.formatted(mojibake("Användarnamn")));
        for (String name : java.util.List.of("a1", "b1", "b2")) {
            all.put("media/posts/202611/" + name + ".jpg", PICTURE);
        }
        return all;
    }

    static Map<String, byte[]> x() {
        var all = Zips.members("Your archive.html", "<html></html>", "data/manifest.js", "window.__THAR_CONFIG = {}",
                "data/account.js",
                """
                        window.YTD.account.part0 = [ { "account" : { "username" : "solvik", "accountId" : "42", "accountDisplayName" : "Solviks kommun" } } ]
                        """,
                "data/tweets.js",
                """
                        window.YTD.tweets.part0 = [
                        {"tweet":{"id":"1002","id_str":"1002","full_text":"Åtgärd: vattnet stängs av på Storgatan 🚰",
                        "created_at":"Fri Nov 20 08:20:00 +0000 2026","favorite_count":"3","retweet_count":"1",
                        "edit_info":{"initial":{"editTweetIds":["1001","1002"],"editsRemaining":"4"}},
                        "entities":{"urls":[],"media":[]},"extended_entities":{"media":[{"id_str":"77","type":"photo","url":"https://t.co/pic",
                        "media_url_https":"https://pbs.twimg.com/media/AbC.jpg"}]}}},
                        {"tweet":{"id_str":"1003","id":"1003","full_text":"Vattnet är tillbaka &amp; allt är \\"som vanligt\\"",
                        "created_at":"Fri Nov 20 09:20:00 +0000 2026"}},
                        {"tweet":{"id_str":"1004","id":"1004","full_text":"Ja, även Lillgatan","in_reply_to_status_id_str":"1002",
                        "created_at":"Fri Nov 20 10:20:00 +0000 2026"}},
                        {"tweet":{"id_str":"1005","id":"1005","full_text":"RT @annan: något","created_at":"Fri Nov 20 10:30:00 +0000 2026"}}
                        ];
                        """,
                "data/deleted-tweets.js", "window.YTD.deleted_tweets.part0 = [ {\"tweet\":{\"id_str\":\"9\"}} ]");
        all.put("data/tweets_media/1002-AbC.jpg", PICTURE);
        return all;
    }

    static byte[] linkedin() {
        return Zips.zip("Shares.csv",
                """
                        Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
                        2026-11-20 08:20:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A71,Åtgärd: vattnet stängs av på Storgatan 🚰,,,MEMBER_NETWORK
                        2026-11-20 09:20:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A72,"Vattnet är tillbaka & allt är ""som vanligt""\",,,
                        """,
                "Comments.csv", """
                        Notes:
                        "Kommentarer som du har skrivit, och
                        inget annat"

                        Date,Link,Message
                        11/20/26 10:20 AM,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A71,"Ja, även Lillgatan"
                        """, "Profile.csv", "First Name,Last Name\nBerit,Lund\n");
    }

    static byte[] youtube() {
        String folder = "Takeout/YouTube och YouTube Music/";
        return Zips.zip(folder + "videometadata/videor.csv",
                """
                        Video-id,Ungefärlig längd (ms),Videotitel (original),Videobeskrivning (original),Kanal-id,Sekretess,Tidsstämpel för när videon publicerades
                        abcdefghijk,1000,Åtgärd: vattnet stängs av på Storgatan 🚰,,UC1234567890123456789012,Offentlig,2026-11-20T08:20:00+00:00
                        bbcdefghijk,1000,"Vattnet är tillbaka & allt är ""som vanligt""\",,UC1234567890123456789012,Offentlig,2026-11-20T09:20:00+00:00
                        cbcdefghijk,1000,Hemlig,,UC1234567890123456789012,Privat,2026-11-20T09:20:00+00:00
                        """,
                folder + "kommentarer/kommentarer.csv",
                """
                        Kommentar-id,Kanal-id,Tidsstämpel för skapad kommentar,Pris,Överordnat kommentar-id,Video-id,Kommentartext
                        UgxAbCdEfGhIjKlMnOp4AaABAg,UC1234567890123456789012,2026-11-20T10:20:00+00:00,0,,abcdefghijk,"{""text"":""Ja, även ""},{""text"":""Lillgatan""}"
                        """,
                folder + "kanaler/kanal.csv", """
                        Kanal-id,Kanaltitel (original)
                        UC1234567890123456789012,Solviks kommun
                        """);
    }

    static String wordpress() {
        return """
                <?xml version="1.0" encoding="UTF-8" ?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
                <channel><title>Solvik</title><link>https://wordpress.example/solvik</link>
                <wp:base_site_url>https://wordpress.example</wp:base_site_url><wp:base_blog_url>https://wordpress.example/solvik</wp:base_blog_url>
                <wp:author><wp:author_id>1</wp:author_id><wp:author_login>berit</wp:author_login><wp:author_email>berit@solvik.example</wp:author_email></wp:author>
                <item><title>Åtgärd: vattnet stängs av på Storgatan 🚰</title><link>https://wordpress.example/solvik/vatten/</link>
                <dc:creator>berit</dc:creator><guid isPermaLink="false">https://wordpress.example/solvik/?p=5</guid>
                <content:encoded><![CDATA[]]></content:encoded><wp:post_id>5</wp:post_id><wp:post_date>2026-11-20 09:20:00</wp:post_date>
                <wp:post_date_gmt>2026-11-20 08:20:00</wp:post_date_gmt><wp:post_modified_gmt>2026-11-20 08:20:00</wp:post_modified_gmt>
                <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                <wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author><![CDATA[Anna]]></wp:comment_author>
                <wp:comment_author_email>anna@hemlig.example</wp:comment_author_email><wp:comment_author_IP>192.0.2.99</wp:comment_author_IP>
                <wp:comment_date>2026-11-20 10:20:00</wp:comment_date><wp:comment_date_gmt>2026-11-20 09:20:00</wp:comment_date_gmt>
                <wp:comment_content><![CDATA[Gäller det <b>Lillgatan</b>?]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
                <wp:comment_type>comment</wp:comment_type><wp:comment_parent>0</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
                <wp:comment><wp:comment_id>8</wp:comment_id><wp:comment_author><![CDATA[Berit]]></wp:comment_author>
                <wp:comment_author_email>berit@solvik.example</wp:comment_author_email><wp:comment_author_IP>192.0.2.98</wp:comment_author_IP>
                <wp:comment_date>2026-11-20 11:20:00</wp:comment_date><wp:comment_date_gmt>2026-11-20 10:20:00</wp:comment_date_gmt>
                <wp:comment_content><![CDATA[Ja, även Lillgatan]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
                <wp:comment_type>comment</wp:comment_type><wp:comment_parent>7</wp:comment_parent><wp:comment_user_id>1</wp:comment_user_id></wp:comment>
                <wp:comment><wp:comment_id>9</wp:comment_id><wp:comment_date>2026-11-20 11:20:00</wp:comment_date>
                <wp:comment_content>Köp nu</wp:comment_content><wp:comment_approved>spam</wp:comment_approved></wp:comment>
                </item>
                <item><title>Vattnet är tillbaka &amp; allt är "som vanligt"</title><link>https://wordpress.example/solvik/tillbaka/</link>
                <dc:creator>berit</dc:creator><guid isPermaLink="false">https://wordpress.example/solvik/?p=6</guid>
                <content:encoded><![CDATA[]]></content:encoded><wp:post_id>6</wp:post_id><wp:post_date>2026-11-20 10:20:00</wp:post_date>
                <wp:post_date_gmt>2026-11-20 09:20:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
                <item><title>Utkast</title><wp:post_id>10</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
                <item><title>Om oss</title><wp:post_id>2</wp:post_id><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
                </channel></rss>
                """;
    }

    static byte[] bluesky() {
        String did = "did:plc:solvik";
        Map<String, Object> first = Map.of("$type", "app.bsky.feed.post", "text", WATER, "createdAt", "2026-11-20T08:20:00.000Z",
                "embed",
                Map.of("$type", "app.bsky.embed.images", "images",
                        java.util.List.of(
                                Map.of("alt", "En kran", "image", Map.of("ref", Cars.cid(PICTURE), "mimeType", "image/jpeg")))));
        Map<String, Object> parent = Map.of("uri", "at://" + did + "/app.bsky.feed.post/3a", "cid", "bafy");
        return Cars.repository(did, Map.of("app.bsky.feed.post/3a", first, "app.bsky.feed.post/3b",
                Map.of("text", BACK, "createdAt", "2026-11-20T09:20:00.000Z"), "app.bsky.feed.post/3c",
                Map.of("text", ANSWER, "createdAt", "2026-11-20T10:20:00.000Z", "reply",
                        Map.of("root", parent, "parent", parent)),
                "app.bsky.feed.repost/3d", Map.of("createdAt", "2026-11-20T10:20:00.000Z"), "app.bsky.actor.profile/self",
                Map.of("displayName", "Solviks kommun")));
    }
}
