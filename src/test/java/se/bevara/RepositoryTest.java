package se.bevara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepositoryTest {

    /** Put together from parts, so that this file does not hold what it looks for. */
    private static final Pattern REGISTRY = Pattern.compile(String.join("|", "repo[0-9]*\\.maven" + "\\.", "/maven" + "2\\b",
            "registry\\.np" + "mjs", "npm" + "js\\.(org|com)", "deb\\.debian" + "\\.org",
            "(ftp|security|snapshot)\\.debian" + "\\.org",
            "pypi" + "\\.org", "plugins\\.gra" + "dle", "docker" + "\\.io", "ghcr" + "\\.io", "central\\.sona" + "type",
            "jit" + "pack\\.io"));
    private static final Pattern SECRET = Pattern.compile(String.join("|", "-----BEGIN [A-Z ]*PRIV" + "ATE KEY-----",
            "\\bEA[A-Z][A-Za-z0-9]{80,}", "\\bgh[pousr]_[A-Za-z0-9]{36}", "\\bAKI" + "A[0-9A-Z]{16}\\b",
            "\\bxox[baprs]-[0-9A-Za-z-]{20,}",
            "\\bAIza[0-9A-Za-z_-]{35}", "\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}"));
    private static final List<String> NOT_OURS = List.of(".git", "target", "data", "sample-data", "bench-data", ".servers",
            ".idea",
            ".vscode");

    @Test
    void namesNoPackageRegistry() throws IOException {
        assertThat(filesMatching(REGISTRY)).isEmpty();
    }

    @Test
    void holdsNothingThatLooksLikeASecret() throws IOException {
        assertThat(filesMatching(SECRET)).isEmpty();
    }

    private static List<Path> filesMatching(Pattern pattern) throws IOException {
        var matching = new java.util.ArrayList<Path>();
        for (var file : files()) {
            // Bytes as characters: the patterns are ASCII and files may be anything.
            if (pattern.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find()) {
                matching.add(file);
            }
        }
        return matching;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("."))) {
            var found = new java.util.ArrayList<Path>();
            for (var entry : top.filter(path -> !NOT_OURS.contains(path.getFileName().toString())).toList()) {
                try (var walked = Files.walk(entry)) {
                    walked.filter(Files::isRegularFile).forEach(found::add);
                }
            }
            return found;
        }
    }
}
