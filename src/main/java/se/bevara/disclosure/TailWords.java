package se.bevara.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * The stems of the index read from behind, so that words with an ending are found without reading them all: kept in memory, a file's as long
 * as the file is in use, some sixty bytes a stem. Words of what was erased go with their file when it is purged.
 */
final class TailWords {

    private final Map<IndexReader.CacheKey, String[]> byFile = new ConcurrentHashMap<>();

    /** Longer stems of one file of the index that end with a stem, at most so many. */
    List<String> ending(LeafReader leaf, String stem, int most) throws IOException {
        String[] backwards = backwards(leaf);
        String wanted = turned(stem);
        int at = Arrays.binarySearch(backwards, wanted);
        var found = new ArrayList<String>();
        for (int i = at < 0 ? -at - 1 : at + 1; i < backwards.length && found.size() < most
                && backwards[i].startsWith(wanted); i++) {
            found.add(turned(backwards[i]));
        }
        return found;
    }

    private String[] backwards(LeafReader leaf) throws IOException {
        var cache = leaf.getCoreCacheHelper();
        if (cache == null) {
            return read(leaf);
        }
        String[] known = byFile.get(cache.getKey());
        if (known == null) {
            known = read(leaf);
            if (byFile.put(cache.getKey(), known) == null) {
                cache.addClosedListener(byFile::remove);
            }
        }
        return known;
    }

    private static String[] read(LeafReader leaf) throws IOException {
        var stems = new ArrayList<String>();
        var terms = leaf.terms(SwedishAnalysis.STEM);
        if (terms != null) {
            TermsEnum all = terms.iterator();
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                if (term.length > 3 && term.length <= 60) {
                    stems.add(turned(term.utf8ToString()));
                }
            }
        }
        String[] backwards = stems.toArray(String[]::new);
        Arrays.sort(backwards);
        return backwards;
    }

    private static String turned(String word) {
        return new StringBuilder(word).reverse().toString();
    }
}
