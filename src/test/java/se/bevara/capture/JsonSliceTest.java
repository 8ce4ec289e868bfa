package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonSliceTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static JsonSlice of(byte[] body) {
        return JsonSlice.of(new Fetcher.Response(200, Map.of(), body, "sha256:00"), "GET /list");
    }

    private static JsonSlice of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cutsEachElementWithItsExactBytes() {
        var slices = of("{\"data\" : [ {\"id\":\"å\"} ,\n{ \"id\" : \"🚰\" , \"n\":1.50 }],\"paging\":{}}").elements("data");
        assertThat(slices).extracting(s -> new String(s.bytes(), StandardCharsets.UTF_8))
                .containsExactly("{\"id\":\"å\"}", "{ \"id\" : \"🚰\" , \"n\":1.50 }");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void slicesAndWhatIsBetweenThemAreTheAnswer(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var written = new StringBuilder();
            int count = random.nextInt(20);
            List<String> elements = java.util.stream.IntStream.range(0, count).mapToObj(i -> value(random, 4)).toList();
            List<String> gaps = java.util.stream.IntStream.rangeClosed(0, count).mapToObj(i -> space(random)).toList();
            written.append(space(random)).append('[');
            for (int i = 0; i < count; i++) {
                written.append(i == 0 ? "" : ",").append(gaps.get(i)).append(elements.get(i)).append(space(random));
            }
            written.append(gaps.get(count)).append(']').append(space(random));
            var slices = of(written.toString()).elements();
            assertThat(slices).extracting(s -> new String(s.bytes(), StandardCharsets.UTF_8)).isEqualTo(elements);
            assertThat(slices).extracting(JsonSlice::tree).isEqualTo(JSON.readTree(written.toString()).valueStream().toList());
        }
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Double.toString(random.nextGaussian() * 1e9);
            case 2 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 3, 4 -> string(random);
            case 5 -> "[" + space(random) + value(random, depth - 1) + space(random) + "," + value(random, depth - 1) + "]";
            // The parser refuses half a character in a name; no platform lets strangers choose names.
            default -> "{" + string(random).replace("\\ud83d", "") + space(random) + ":" + space(random)
                    + value(random, depth - 1) + space(random) + "}";
        };
    }

    private static String string(Random random) {
        var parts = List.of("å", "🚰", "\\\"", "\\\\", "]", "}", "{[", "\\u0000", "\\ud83d", "م", "\\n", "a", " ", ",", "<!--",
                "\u2028");
        var written = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            written.append(parts.get(random.nextInt(parts.size())));
        }
        return written.append('"').toString();
    }

    private static String space(Random random) {
        return List.of("", "", " ", "\n", "\r\n\t ").get(random.nextInt(5));
    }

    @Test
    void everyBeginningOfAnAnswerIsNamedTruncated() {
        byte[] whole = "{\"data\":[{\"id\":\"🚰å\\u00e4\",\"n\":[1,true,null]}]}".getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < whole.length; end++) {
            byte[] part = Arrays.copyOf(whole, end);
            var failed = catchThrowableOfType(FetchFailed.class, () -> of(part));
            assertThat(failed).as("first %d bytes", end).isNotNull();
            assertThat(failed.failure()).as("first %d bytes", end).isEqualTo(Failure.TRUNCATED);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data":[{"id":1}          | TRUNCATED
            {"data":[{"id":1}]}]       | NOT_READABLE
            {"data":[{"id":1},]}       | NOT_READABLE
            {'data':[]}                | NOT_READABLE
            {} {}                      | NOT_READABLE
            <html>Logga in <input type="password"> | LOGIN_WALL
            <!DOCTYPE html><p>Underhåll</p>        | WRONG_TYPE
            {"items":[]}               | WRONG_TYPE
            {"data":{"0":{}}}          | WRONG_TYPE
            "data"                     | WRONG_TYPE
            []                         | WRONG_TYPE
            """)
    void namesWhatIsWrong(String body, Failure failure) {
        assertThat(catchThrowableOfType(FetchFailed.class, () -> of(body).elements("data")).failure()).isEqualTo(failure);
    }

    @Test
    void refusesDepthBeforeItFillsTheStack() {
        for (int depth : new int[]{101, 100_000}) {
            var failed = catchThrowableOfType(FetchFailed.class, () -> of("[".repeat(depth) + "]".repeat(depth)));
            assertThat(failed.failure()).isEqualTo(Failure.TOO_DEEP);
        }
    }

    @Test
    void takesLongStringsAndNumbers() {
        String body = "[{\"id\":\"1\",\"message\":\"" + "å".repeat(5_000_000) + "\",\"likes\":" + "9".repeat(1_000_000) + "}]";
        assertThat(of(body).elements().getFirst().bytes()).hasSize(body.getBytes(StandardCharsets.UTF_8).length - 2);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin = "[{\"id\":\"åäö\"}]".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "[{\"id\":\"å\"}]".getBytes(StandardCharsets.UTF_16BE);
        for (byte[] body : List.of(latin, wide)) {
            assertThat(catchThrowableOfType(FetchFailed.class, () -> of(body).elements()).failure())
                    .isEqualTo(Failure.NOT_READABLE);
        }
    }

    @Test
    void skipsAByteOrderMark() {
        var slice = of("\uFEFF[{\"id\":\"å\"}]").elements().getFirst();
        assertThat(new String(slice.bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"å\"}");
    }
}
