package se.bevara.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;

/** Reads items for tables: who wants more follows the link. */
@Component
class Glimpses {

    private static final int LENGTH = 90;

    private final Archive archive;
    private final Reading reading;

    Glimpses(Archive archive, Reading reading) {
        this.archive = archive;
        this.reading = reading;
    }

    /** By number, in the order asked; those that do not exist are absent. */
    Map<Long, Glimpse> of(Collection<Long> items, Locale locale) {
        var glimpses = new LinkedHashMap<Long, Glimpse>();
        archive.items(items).forEach(item -> glimpses.put(item.id(), glimpse(item, locale)));
        return glimpses;
    }

    private Glimpse glimpse(Item item, Locale locale) {
        Content newest = item.disposed() ? null : reading.content(item, item.versions().getLast().number());
        return new Glimpse(item.id(), item.account(), item.kind(), Times.at(item.platformTime(), locale), item.state(),
                newest == null ? "" : beginning(newest.text()), newest == null ? null : Reading.webAddress(newest.permalink()),
                item.disposal());
    }

    private static String beginning(String text) {
        String line = Visible.line(text.length() > 4 * LENGTH ? text.substring(0, 4 * LENGTH) : text);
        return line.codePointCount(0, line.length()) <= LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LENGTH - 1)) + "…";
    }
}
