package se.bevara.sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How WordPress turns what people write into markup. */
final class WordpressText {

    private static final Pattern EMOJI = Pattern.compile("\\p{IsEmoji_Presentation}");
    private static final Pattern SENTENCE = Pattern.compile("[^\\n]*?[.!?]\\s+(?=\\p{Lu}[^\\n]*$)");
    private static final int LONG_TITLE = 60;

    private WordpressText() {
    }

    /** A post's title: of a single line its first sentence, else its first line; of a long one the first words. */
    static String title(String text) {
        String sentence = sentence(text);
        String line = sentence.isEmpty() ? text.lines().findFirst().orElse("") : sentence;
        if (line.length() <= LONG_TITLE) {
            return line;
        }
        int space = line.lastIndexOf(' ', LONG_TITLE);
        return line.substring(0, space < 0 ? LONG_TITLE : space);
    }

    /** A post's text below its title. */
    static String body(String text) {
        int end = sentence(text).isEmpty() ? text.indexOf('\n') : sentence(text).length();
        return end < 0 || title(text).length() < end ? text : text.substring(end).strip();
    }

    /** The first sentence of a single line of several; else nothing. */
    private static String sentence(String text) {
        Matcher sentence = SENTENCE.matcher(text);
        return sentence.lookingAt() ? sentence.group().strip() : "";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Dashes, dots and quotation marks as numbered entities. */
    static String texturized(String text) {
        return text.replace("&", "&#038;").replace("<", "&lt;").replace(">", "&gt;").replace("...", "&#8230;")
                .replace("…", "&#8230;").replace("–", "&#8211;").replace("\"", "&#8221;").replace("'", "&#8217;");
    }

    static String paragraphs(String text) {
        return "<p>" + texturized(text).replace("\n\n", "</p>\n<p>").replaceAll("(?<!>)\n", "<br />\n") + "</p>\n";
    }

    /** In feeds each emoji is a picture that has the emoji as its alternative text. */
    static String pictured(String html) {
        return EMOJI.matcher(html).replaceAll(found -> "<img src=\"https://s.w.org/images/core/emoji/15.0.3/72x72/"
                + Integer.toHexString(found.group().codePointAt(0)) + ".png\" alt=\"" + found.group()
                + "\" class=\"wp-smiley\" style=\"height: 1em; max-height: 1em;\" />");
    }
}
