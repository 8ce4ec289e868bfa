package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeYamlTest {

    @ParameterizedTest
    @ValueSource(strings = {"a: &x [1]\nb: *x", "a: !!java.lang.Runtime {}", "a: !egen x", "a: 1\n---\nb: 2", "a: [", "\t- x",
            "a: 1\na: 2", "- x",
            "\u0000", "", "x", "? [a]\n: b", "a: \"\\uD800\"", "%YAML 3.0\n---\na: 1"})
    void whatIsNotPlainIsRefusedAsAFinding(String text) {
        DecisionReader.Read read = DecisionReader.read("prov.yaml", Rules.bytes(text));
        assertThat(read.decision()).isEmpty();
        assertThat(read.findings()).isNotEmpty();
    }

    @Test
    void depthAndSizeAreBounded() {
        assertThat(kinds("[".repeat(100_000))).contains("kan inte läsas");
        assertThat(kinds("- ".repeat(100_000) + "x")).contains("kan inte läsas");
        assertThat(kinds("a: " + "x".repeat(SafeYaml.LARGEST))).contains("för stor fil");
    }

    @Test
    void whatIsNotTextIsRefused() {
        var read = DecisionReader.read("prov.yaml", new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(read.findings()).extracting(Finding::kind).containsExactly("teckenkod");
    }

    @Test
    void everyShorteningOfAFileIsReadWithoutAFailure() {
        String file = Rules.HEAD + Rules.MINOR;
        for (int length = 0; length < file.length(); length++) {
            DecisionReader.read("prov.yaml", Rules.bytes(file.substring(0, length)));
        }
    }

    private static java.util.List<String> kinds(String text) {
        return DecisionReader.read("prov.yaml", Rules.bytes(text)).findings().stream().map(Finding::kind).toList();
    }
}
