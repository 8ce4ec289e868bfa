package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an item looks like is told by names and kinds alone, however it is written. */
class ShapeTest {

    private static java.util.Set<String> of(String json) {
        return Shape.of("post", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesAndKindsAreToldAndNoValue() {
        assertThat(
                of("""
                        {"id": "hemlig", "from": {"name": "Anna Hemlig", "age": 42}, "tags": [{"x": true}, {"y": null}, "hemlig"], "empty": []}"""))
                .containsExactly("post.empty array", "post.from object", "post.from.age number", "post.from.name string",
                        "post.id string", "post.tags array", "post.tags[].x boolean", "post.tags[].y null");
    }

    @Test
    void aNameThatIsNoPlatformsIsAStar() {
        assertThat(of("""
                {"17841400000000": 1, "<script>alert(1)</script>": 1, "Anna Andersson": 1, "å": 1, "\\u202Ex": 1, "a\\nb": 1,
                 "=cmd|' /C calc'!A0": 1, "%s": 1, "media_2x": 1, "$type": 1}""" + " ".repeat(3))).containsExactly(
                "post.$type number", "post.* number", "post.media_2x number");
        assertThat(of("{\"" + "x".repeat(41) + "\": 1}")).containsExactly("post.* number");
    }

    @Test
    void veryManyVeryDeepAndVeryLongOnesEnd() {
        var many = new StringBuilder("{");
        for (int i = 0; i < 5000; i++) {
            many.append(i == 0 ? "" : ",").append('"').append(Integer.toString(i, 26).replaceAll("[0-9]", "z")).append(i % 7)
                    .append("\": 1");
        }
        assertThat(of(many + "}")).hasSizeLessThanOrEqualTo(300).isNotEmpty();
        assertThat(of("{\"a\":".repeat(60) + "1" + "}".repeat(60))).hasSize(6);
        assertThat(of("{\"a\":".repeat(100_000))).isEmpty();
        assertThat(of("{\"a\": [" + "[".repeat(50) + "]".repeat(50) + ", {\"b\": 1}]}")).contains("post.a[].b number");
        assertThat(of("{\"a\": [" + "{\"b\": 1},".repeat(20) + "{\"late\": 1}], \"c\": 1}")).contains("post.c number")
                .doesNotContain("post.a[].late number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"x\"", "{", "{\"a\": }", "<html>", "{\"a\": tru"})
    void whatIsNoObjectHasNoFields(String json) {
        assertThat(of(json)).isEmpty();
    }
}
