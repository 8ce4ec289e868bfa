package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Ett</p><p>två<br>tre</p>                                        | Ett¶¶två¶tre
            <p>Text &#8230; &amp; &lt;b&gt;</p>                                | Text … & <b>
            Se <a href="https://x.se/a"><span class="invisible">https://</span>x.se/a</a> | Se https://x.se/a
            Vatten <img class="emoji" alt="🚰" src="x.png">                    | Vatten 🚰
            <script>alert(1)</script>kvar<style>p{}</style>                    | kvar
            <ul><li>ett</li><li>två</li></ul>                                  | ett¶¶två
            مرحبا <b>hej</b>                                                    | مرحبا hej
            """)
    void keepsWhatIsReadAndNothingElse(String html, String text) {
        assertThat(Markup.text(html)).isEqualTo(text.replace('¶', '\n'));
    }

    @Test
    void halfCharactersBecomeReplacementCharacters() {
        assertThat(Markup.plain("a\uD83Db\uDE00\r\nc 😀")).isEqualTo("a\uFFFDb\uFFFD\nc 😀");
    }

    @Test
    void survivesMarkupNestedAHundredThousandDeep() {
        assertThat(Markup.text("<b>".repeat(100_000) + "kvar")).isEqualTo("kvar");
        assertThat(Markup.text("<pre>" + " ".repeat(1_000_000) + "kvar")).isEqualTo("kvar");
    }

    @ParameterizedTest
    @CsvSource({"https://x.se/a,https://x.se/a", "javascript:alert(1),", "file:///etc/passwd,", "//x.se,",
            "https://x.se/a b,https://x.se/a%20b",
            "https:///nohost,", "https://[,"})
    void onlyWebAddressesAreAddresses(String written, @org.jspecify.annotations.Nullable String address) {
        assertThat(Markup.address(written)).isEqualTo(address == null ? null : java.net.URI.create(address));
    }
}
