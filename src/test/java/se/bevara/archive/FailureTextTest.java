package se.bevara.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void saysWhatAndWhereButNotTheMessage() {
        assertThat(FailureText.of(new IllegalStateException("ett hemligt ord", new IllegalArgumentException("ett till"))))
                .startsWith(
                        "java.lang.IllegalStateException at se.bevara.archive.FailureTextTest.saysWhatAndWhereButNotTheMessage(")
                .doesNotContain("ett");
    }

    @Test
    void isContentWithTheClassWhereThereIsNoPlace() {
        var failure = new IllegalStateException("ett hemligt ord");
        failure.setStackTrace(new StackTraceElement[0]);
        assertThat(FailureText.of(failure)).isEqualTo("java.lang.IllegalStateException");
    }
}
