package se.bevara.capture.x;

import java.util.Locale;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** The word that the API's names are made of. */
enum XSpelling {
    TWEET,
    POST;

    /** @throws IllegalArgumentException for any other word */
    static XSpelling of(String configured) {
        for (XSpelling each : values()) {
            if (each.word().equals(configured)) {
                return each;
            }
        }
        throw new IllegalArgumentException("bevara.capture.platforms.x.spelling: expected tweet or post, found " + configured);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is asked for with every post: of people no more than their names. */
    MultiValueMap<String, String> fields() {
        String word = word();
        var query = new LinkedMultiValueMap<String, String>();
        query.add(word + ".fields", "attachments,author_id,conversation_id,created_at,edit_controls,edit_history_" + word
                + "_ids,entities,in_reply_to_user_id,lang,note_" + word + ",possibly_sensitive,public_metrics,referenced_" + word
                + "s,reply_settings,withheld");
        query.add("expansions", "attachments.media_keys,attachments.poll_ids,author_id,referenced_" + word + "s.id");
        query.add("media.fields",
                "alt_text,duration_ms,height,media_key,preview_image_url,public_metrics,type,url,variants,width");
        query.add("poll.fields", "end_datetime,id,options,voting_status");
        query.add("user.fields", "name,username");
        return query;
    }

    /** A member in whichever spelling it is written. @param name in the older, such as {@code edit_history_tweet_ids} */
    static JsonNode either(JsonNode node, String name) {
        return node.has(name) ? node.path(name) : node.path(newer(name));
    }

    static String newer(String name) {
        return name.replace("tweet", "post");
    }
}
