package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.snapshot.Failure;
import se.bevara.snapshot.Planned;

class MessagesTest {

    private static Properties messages(String file) throws IOException {
        var messages = new Properties();
        try (var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file))) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }

    @Test
    void whatIsSaidInSwedishIsSaidInEnglish() throws IOException {
        var swedish = messages("/messages.properties").stringPropertyNames();
        var english = messages("/messages_en.properties").stringPropertyNames();
        assertThat(swedish.stream().filter(key -> !key.startsWith("failure.")).toList())
                .containsExactlyInAnyOrderElementsOf(english.stream().filter(key -> !key.startsWith("failure.")).toList());
    }

    @Test
    void everyFailureToPictureAndEveryCauseIsNamed() throws IOException {
        assertThat(messages("/messages.properties").stringPropertyNames())
                .containsAll(Arrays.stream(Failure.values()).map(failure -> "snapshots.failure." + failure.name()).toList())
                .containsAll(Arrays.stream(Planned.Cause.values()).map(cause -> "calendar.cause." + cause.name()).toList());
    }

    /** Only messages with arguments are formatted; in others an apostrophe stands for itself. */
    @ParameterizedTest
    @ValueSource(strings = {"/messages.properties", "/messages_en.properties"})
    void anApostropheIsWrittenTwiceWhereArgumentsAreAndOnceElsewhere(String file) throws IOException {
        messages(file).forEach((key, value) -> {
            String text = value.toString();
            assertThat(text).as(String.valueOf(key))
                    .doesNotContainPattern(text.contains("{") ? "(?<!')'(?!')" : "''");
        });
    }
}
