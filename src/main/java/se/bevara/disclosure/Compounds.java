package se.bevara.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Compounds that a word is a part of, learned from the words of the index itself: skola is in grundskola and in skolgård where grund and
 * gård are words that occur. Swedish has more compounds than any list. No list is shipped, and nothing is indexed for it.
 */
final class Compounds {

    /** Chars of a part. Shorter ones are endings as often as words. */
    private static final int SHORTEST = 3;

    /** Little words begin words as prefixes do: förskola is not a school of some kind, uppgift no gift. */
    private static final CharArraySet LITTLE = SwedishAnalyzer.getDefaultStopSet();

    /** What may join two parts: arbetsplats, gatukontor, kyrkogård, hästefoder, barnahand. */
    private static final String JOINTS = "suoea";

    /** Of one word: the rest are found by their beginning alone. */
    private static final int MOST = 400;
    private static final int LOOKED_AT = 5000;
    private static final int REMEMBERED = 500;

    private final TailWords tails = new TailWords();
    private final Map<Asked, Set<String>> met = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Set<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Asked(Object reader, String stem) {
    }

    WordQuery.Compounding in(IndexReader reader) {
        return new WordQuery.Compounding() {
            @Override
            public Set<String> of(String stem) throws IOException {
                return Compounds.this.of(reader, stem);
            }

            @Override
            public List<Parts> parts(String stem) throws IOException {
                return Compounds.this.parts(reader, stem);
            }
        };
    }

    /** The two parts of a compound, by their stems, in every way in which both occur as words; most words are none. */
    private List<Parts> parts(IndexReader reader, String stem) throws IOException {
        var all = new ArrayList<Parts>();
        var occurring = new Occurring(reader);
        for (int at = SHORTEST; at <= stem.length() - SHORTEST; at++) {
            String front = occurring.asFront(stem.substring(0, at));
            if (front != null && occurring.occurs(stem.substring(at))) {
                all.add(new Parts(front, stem.substring(at)));
            }
        }
        return all;
    }

    record Parts(String first, String last) {
    }

    /** The stems of the compounds that have a stem as their first part or their last. */
    private Set<String> of(IndexReader reader, String stem) throws IOException {
        if (stem.length() < SHORTEST || reader.getReaderCacheHelper() == null) {
            return Set.of();
        }
        var asked = new Asked(reader.getReaderCacheHelper().getKey(), stem);
        synchronized (met) {
            Set<String> known = met.get(asked);
            if (known != null) {
                return known;
            }
        }
        Set<String> found = Set.copyOf(search(reader, stem));
        synchronized (met) {
            met.put(asked, found);
        }
        return found;
    }

    private Set<String> search(IndexReader reader, String stem) throws IOException {
        var found = new TreeSet<String>();
        var occurring = new Occurring(reader);
        for (LeafReaderContext leaf : reader.leaves()) {
            for (String word : beginning(leaf.reader(), stem)) {
                if (found.size() < MOST && occurring.rest(word.substring(stem.length()))) {
                    found.add(word);
                }
            }
            for (String word : tails.ending(leaf.reader(), stem, LOOKED_AT)) {
                if (found.size() < MOST && occurring.front(word.substring(0, word.length() - stem.length()))) {
                    found.add(word);
                }
            }
        }
        found.remove(stem);
        return found;
    }

    private static List<String> beginning(LeafReader leaf, String stem) throws IOException {
        var words = new ArrayList<String>();
        var terms = leaf.terms(SwedishAnalysis.STEM);
        if (terms != null) {
            TermsEnum all = terms.iterator();
            boolean more = all.seekCeil(new BytesRef(stem)) != TermsEnum.SeekStatus.END;
            while (more && words.size() < LOOKED_AT && all.term().utf8ToString().startsWith(stem)) {
                words.add(all.term().utf8ToString());
                more = all.next() != null;
            }
        }
        return words;
    }

    /** Whether a part occurs as a word of its own, anywhere in the index. */
    private record Occurring(List<TermsEnum> words) {

        Occurring(IndexReader reader) throws IOException {
            this(new ArrayList<>());
            for (LeafReaderContext leaf : reader.leaves()) {
                var terms = leaf.reader().terms(SwedishAnalysis.STEM);
                if (terms != null) {
                    words.add(terms.iterator());
                }
            }
        }

        /** The rest of a word after its first part. */
        boolean rest(String part) throws IOException {
            return occurs(part) || part.length() > SHORTEST && joint(part.charAt(0)) && occurs(part.substring(1));
        }

        /** What stands before a word's last part. */
        boolean front(String part) throws IOException {
            return asFront(part) != null;
        }

        /** The stem of what stands before a word's last part; null where there is no such word. */
        @Nullable
        String asFront(String part) throws IOException {
            if (occurs(part)) {
                return part;
            }
            String bare = part.substring(0, part.length() - 1);
            return joint(part.charAt(part.length() - 1)) && occurs(bare) ? bare : null;
        }

        private boolean occurs(String part) throws IOException {
            if (part.length() < SHORTEST || LITTLE.contains(part)) {
                return false;
            }
            var term = new BytesRef(part);
            for (TermsEnum leaf : words) {
                if (leaf.seekExact(term)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean joint(char letter) {
            return JOINTS.indexOf(letter) >= 0;
        }
    }
}
