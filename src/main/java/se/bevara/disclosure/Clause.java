package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * One part of what a person wrote in the search box. Anything can be written there: what means nothing is left out, and the number of
 * parts is bounded.
 *
 * @param text a word or a phrase, as written
 * @param excluded whether items that hold it are left out
 */
record Clause(String text, Form form, boolean excluded) {

    enum Form {
        WORD,
        BEGINNING,
        PHRASE
    }

    static final int MOST = 32;
    private static final int LONGEST = 1000;

    static List<Clause> parse(String words) {
        String rest = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        var clauses = new ArrayList<Clause>();
        int at = 0;
        while (at < rest.length() && clauses.size() < MOST) {
            if (blank(rest.charAt(at))) {
                at++;
                continue;
            }
            boolean excluded = rest.charAt(at) == '-' && at + 1 < rest.length() && !blank(rest.charAt(at + 1));
            int start = excluded ? at + 1 : at;
            at = quote(rest.charAt(start)) ? phrase(rest, start, excluded, clauses) : word(rest, start, excluded, clauses);
        }
        return List.copyOf(clauses);
    }

    private static int phrase(String words, int start, boolean excluded, List<Clause> clauses) {
        int end = start + 1;
        while (end < words.length() && !quote(words.charAt(end))) {
            end++;
        }
        clauses.add(new Clause(words.substring(start + 1, end), Form.PHRASE, excluded));
        return end + 1;
    }

    private static int word(String words, int start, boolean excluded, List<Clause> clauses) {
        int end = start;
        while (end < words.length() && !blank(words.charAt(end)) && !quote(words.charAt(end))) {
            end++;
        }
        boolean beginning = end - start > 2 && words.charAt(end - 1) == '*';
        clauses.add(
                new Clause(words.substring(start, beginning ? end - 1 : end), beginning ? Form.BEGINNING : Form.WORD, excluded));
        return end;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean quote(char c) {
        return c == '"' || c == '”' || c == '“' || c == '„' || c == '«' || c == '»';
    }
}
