package se.bevara.disposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Numbers of items as a short text: ascending, runs as {@code 12-15}, separated by spaces. */
final class Ranges {

    private Ranges() {
    }

    static String text(Collection<Long> numbers) {
        var text = new StringBuilder();
        Long first = null;
        long last = 0;
        for (long number : new TreeSet<>(numbers)) {
            if (first != null && number == last + 1) {
                last = number;
                continue;
            }
            if (first != null) {
                add(text, first, last);
            }
            first = number;
            last = number;
        }
        if (first != null) {
            add(text, first, last);
        }
        return text.toString();
    }

    private static void add(StringBuilder text, long first, long last) {
        text.append(text.isEmpty() ? "" : " ").append(first);
        if (last > first) {
            text.append('-').append(last);
        }
    }

    static List<Long> numbers(String text) {
        var numbers = new ArrayList<Long>();
        for (String range : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int dash = range.indexOf('-');
            long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
            long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
            for (long number = first; number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
