package se.bevara.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the pages say in a language. */
record Sayings(Locale language) {

    /** @param count how many it is said of, where it counts */
    String of(String key, int count) {
        Locale written = language.getLanguage().equals("sv") ? Locale.ROOT : language;
        String said = ResourceBundle.getBundle("messages", written).getString(key);
        return said.contains("{") ? new MessageFormat(said, language).format(new Object[]{count}) : said;
    }
}
