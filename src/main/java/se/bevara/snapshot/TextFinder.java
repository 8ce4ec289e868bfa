package se.bevara.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds texts on a page by their letters and digits alone, so that neither line breaks nor punctuation matter. Whatever strangers have
 * written, the time is linear in the length of the page and of the texts.
 */
final class TextFinder {

    /** Shorter texts, in letters and digits, could be anybody's. */
    static final int LEAST = 24;
    /** So much of a text must agree where the page shows only its beginning. */
    static final int BEGINNING = 60;
    private static final int COMPARED = 1_000;
    private static final int LONGEST_PAGE = 2_000_000;
    private static final int TRIES = 64;
    private static final long PRIME = 2_147_483_647;

    private final StringBuilder page = new StringBuilder();
    private final List<Layout.Placed> words = new ArrayList<>();
    /** Where in the page's letters each word begins. */
    private final List<Integer> starts = new ArrayList<>();
    private final long base = ThreadLocalRandom.current().nextLong(1_000_000, PRIME - 1);

    /** @param depth how far down words count, CSS pixels */
    TextFinder(Layout layout, int depth) {
        for (Layout.Placed word : layout.words()) {
            if (word.y() < depth && page.length() < LONGEST_PAGE) {
                starts.add(page.length());
                words.add(word);
                page.append(letters(word.text(), LONGEST_PAGE));
            }
        }
    }

    /**
     * Where a text is.
     *
     * @param at place among the page's letters
     * @param length so many of the text's letters agree
     * @param whole whether the whole text agrees, as far as texts are compared
     */
    record Found(int at, int length, boolean whole, Layout.Placed word) {
    }

    /** The letters and digits of a text in lower case. */
    static String letters(String text, int most) {
        var letters = new StringBuilder(Math.min(text.length(), most));
        text.codePoints().limit(4L * most).filter(Character::isLetterOrDigit).map(Character::toLowerCase).limit(most)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static final class Wanted<K> {

        private final K key;
        private final String letters;
        private int tries;
        private int best;
        private int at;

        Wanted(K key, String letters) {
            this.key = key;
            this.letters = letters;
        }

        boolean done() {
            return tries == TRIES || best == letters.length();
        }
    }

    /** The best place of each text that is there, whole or its beginning. Texts without letters enough are not looked for. */
    <K> Map<K, Found> find(Map<K, String> texts) {
        Map<Long, List<Wanted<K>>> byStart = new HashMap<>();
        var all = new ArrayList<Wanted<K>>();
        texts.forEach((key, text) -> {
            var wanted = new Wanted<>(key, letters(text, COMPARED));
            if (wanted.letters.length() >= LEAST) {
                all.add(wanted);
                byStart.computeIfAbsent(hash(wanted.letters), hash -> new ArrayList<>()).add(wanted);
            }
        });
        roll(byStart);
        var found = new HashMap<K, Found>();
        all.stream().filter(wanted -> wanted.best >= Math.min(BEGINNING, wanted.letters.length()))
                .forEach(wanted -> found.put(wanted.key,
                        new Found(wanted.at, wanted.best, wanted.best == wanted.letters.length(), word(wanted.at))));
        return found;
    }

    private long hash(String letters) {
        long hash = 0;
        for (int i = 0; i < LEAST; i++) {
            hash = (hash * base + letters.charAt(i)) % PRIME;
        }
        return hash;
    }

    private <K> void roll(Map<Long, List<Wanted<K>>> byStart) {
        if (page.length() < LEAST || byStart.isEmpty()) {
            return;
        }
        long highest = 1;
        for (int i = 1; i < LEAST; i++) {
            highest = highest * base % PRIME;
        }
        long hash = hash(page.substring(0, LEAST));
        for (int at = 0;; at++) {
            var here = byStart.get(hash);
            if (here != null) {
                tried(here, at);
            }
            if (at + LEAST >= page.length()) {
                return;
            }
            hash = ((hash + PRIME - page.charAt(at) * highest % PRIME) % PRIME * base + page.charAt(at + LEAST)) % PRIME;
        }
    }

    private <K> void tried(List<Wanted<K>> here, int at) {
        for (Wanted<K> wanted : here) {
            int same = same(wanted.letters, at);
            wanted.tries++;
            if (same > wanted.best) {
                wanted.best = same;
                wanted.at = at;
            }
        }
        here.removeIf(Wanted::done);
    }

    private int same(String letters, int at) {
        int same = 0;
        while (same < letters.length() && at + same < page.length() && letters.charAt(same) == page.charAt(at + same)) {
            same++;
        }
        return same;
    }

    /** The word that a place among the letters lies in. */
    private Layout.Placed word(int at) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle) <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return words.get(low);
    }
}
