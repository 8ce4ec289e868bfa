package se.bevara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LengthTest {

    private static final int FILE = 300;
    private static final int METHOD = 40;

    @Test
    void noFileIsLongerThanItsHardStop() {
        assertThat(all().filter(tree -> tree.lines() > FILE).map(tree -> tree.file() + ": " + tree.lines() + " lines")).isEmpty();
    }

    @Test
    void noMethodIsLongerThanItsHardStop() {
        assertThat(all().flatMap(tree -> tree.methods().stream().filter(method -> method.lines() > METHOD)
                .map(method -> tree.file() + ": " + method.name() + " has " + method.lines() + " lines"))).isEmpty();
    }

    @Test
    void lengthsAreThoseOfTheSource() {
        var tree = SourceTree.read(java.util.List.of(Path.of("src/test/java/se/bevara/LengthTest.java"))).getFirst();
        assertThat(tree.methods()).contains(new SourceTree.Method("noFileIsLongerThanItsHardStop", 4));
    }

    private static Stream<SourceTree> all() {
        return Stream.of(Sources.values()).flatMap(sources -> SourceTree.read(sources.files()).stream());
    }
}
