package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.ledger.DataFolder;

/**
 * How well Swedish questions are answered, measured on a public set of texts and judged answers of our own: {@code judged-documents.txt} and
 * {@code judged-queries.txt} beside this test. Prints its figures; fails where they fall.
 */
class JudgedQueriesTest {

    private static final int DEEP = 20;

    @TempDir
    Path folder;

    /** @param grades by item: 2 answers the question, 1 touches on it */
    private record Judged(String query, Map<Long, Integer> grades) {
    }

    private record Figures(double precision, double recall, double gain) {
    }

    @Test
    void swedishQuestionsAreAnswered() {
        var shelf = new Shelf();
        var index = new TextIndex(new DataFolder(folder), shelf);
        var search = new Search(index, shelf);
        List<String> documents = lines("judged-documents.txt");
        documents.forEach(line -> {
            String[] parts = line.split("\\|", 3);
            index.archived(List.of(shelf.put(Long.parseLong(parts[0]), parts[2], parts[1], "facebook-solvik", Shelf.NOON)));
        });
        var queries = lines("judged-queries.txt").stream().map(JudgedQueriesTest::judged).toList();
        var measured = new ArrayList<Figures>();
        for (Judged judged : queries) {
            var asked = new Query(judged.query(), null, null, null, null, null, null, null, null, Query.Order.RELEVANCE, 0, DEEP);
            var found = search.find(asked).items();
            Figures figures = figures(judged, found);
            measured.add(figures);
            System.out.printf(Locale.ROOT, "%-24s P@10 %.2f  R@20 %.2f  nDCG@10 %.2f  %s%n", judged.query(), figures.precision(),
                    figures.recall(), figures.gain(), found.size() > 10 ? found.subList(0, 10) + " …" : found);
        }
        index.destroy();
        double precision = measured.stream().mapToDouble(Figures::precision).average().orElse(0);
        double recall = measured.stream().mapToDouble(Figures::recall).average().orElse(0);
        double gain = measured.stream().mapToDouble(Figures::gain).average().orElse(0);
        System.out.printf(Locale.ROOT, "%d texts, %d queries: precision@10 %.3f, recall@20 %.3f, nDCG@10 %.3f%n",
                documents.size(),
                queries.size(), precision, recall, gain);
        assertThat(documents.size()).isGreaterThanOrEqualTo(200);
        assertThat(queries.size()).isGreaterThanOrEqualTo(60);
        assertThat(precision).isGreaterThan(0.92);
        assertThat(recall).isGreaterThan(0.70);
        assertThat(gain).isGreaterThan(0.80);
    }

    /** Precision of those ten places that can be filled: a question with two answers may fill two. */
    private static Figures figures(Judged judged, List<Long> found) {
        var first = found.subList(0, Math.min(10, found.size()));
        long right = first.stream().filter(judged.grades()::containsKey).count();
        long all = found.stream().filter(judged.grades()::containsKey).count();
        var best = judged.grades().values().stream().sorted((one, other) -> other - one).toList();
        double ideal = gain(best.subList(0, Math.min(10, best.size())));
        return new Figures(first.isEmpty() ? 0 : (double) right / first.size(),
                (double) all / Math.min(DEEP, judged.grades().size()),
                gain(first.stream().map(item -> judged.grades().getOrDefault(item, 0)).toList()) / ideal);
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int place = 0; place < grades.size(); place++) {
            gain += (Math.pow(2, grades.get(place)) - 1) / (Math.log(place + 2.0) / Math.log(2));
        }
        return gain;
    }

    private static Judged judged(String line) {
        String[] parts = line.split("\\|", -1);
        var grades = new TreeMap<Long, Integer>();
        numbers(parts[2]).forEach(item -> grades.put(item, 2));
        numbers(parts[3]).forEach(item -> grades.put(item, 1));
        return new Judged(parts[0], grades);
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.split(" ")).filter(number -> !number.isEmpty()).map(Long::valueOf).toList();
    }

    private static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(JudgedQueriesTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
