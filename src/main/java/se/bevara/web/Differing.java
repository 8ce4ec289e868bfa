package se.bevara.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.bevara.web.Piece.Style;

/** Marks the words that differ between two versions of a text: the longest common run of words stays plain. */
final class Differing {

    /** Above this many words between the parts that agree, the table would cost more than the marks are worth. */
    private static final int MOST = 1500;

    private final String[] before;
    private final String[] after;
    private final List<Piece> pieces = new ArrayList<>();

    private Differing(String before, String after) {
        this.before = words(before);
        this.after = words(after);
    }

    /** The earlier text, with what the later one lacks marked as old and what the later one adds marked as new. */
    static List<Piece> between(String before, String after) {
        return new Differing(before, after).pieces();
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\\s)|(?=\\s)");
    }

    private List<Piece> pieces() {
        int head = 0;
        while (head < Math.min(before.length, after.length) && before[head].equals(after[head])) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.length, after.length) - head
                && before[before.length - 1 - tail].equals(after[after.length - 1 - tail])) {
            tail++;
        }
        add(before, 0, head, Style.PLAIN);
        middle(head, before.length - tail, after.length - tail);
        add(before, before.length - tail, before.length, Style.PLAIN);
        return List.copyOf(pieces);
    }

    private void middle(int head, int beforeEnd, int afterEnd) {
        if (beforeEnd - head > MOST || afterEnd - head > MOST) {
            add(before, head, beforeEnd, Style.OLD);
            add(after, head, afterEnd, Style.NEW);
            return;
        }
        int[][] common = common(head, beforeEnd, afterEnd);
        int left = head;
        int right = head;
        while (left < beforeEnd || right < afterEnd) {
            if (left < beforeEnd && right < afterEnd && before[left].equals(after[right])) {
                add(before, left++, left, Style.PLAIN);
                right++;
            } else if (right == afterEnd
                    || left < beforeEnd && common[left + 1 - head][right - head] >= common[left - head][right + 1 - head]) {
                add(before, left++, left, Style.OLD);
            } else {
                add(after, right++, right, Style.NEW);
            }
        }
    }

    private int[][] common(int head, int beforeEnd, int afterEnd) {
        int[][] common = new int[beforeEnd - head + 1][afterEnd - head + 1];
        for (int left = beforeEnd - head - 1; left >= 0; left--) {
            for (int right = afterEnd - head - 1; right >= 0; right--) {
                common[left][right] = before[head + left].equals(after[head + right])
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }

    private void add(String[] words, int from, int to, Style style) {
        if (from < to) {
            String text = String.join("", Arrays.copyOfRange(words, from, to));
            if (!pieces.isEmpty() && pieces.getLast().style() == style) {
                text = pieces.removeLast().text() + text;
            }
            pieces.add(new Piece(text, style));
        }
    }
}
