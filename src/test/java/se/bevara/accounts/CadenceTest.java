package se.bevara.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    @ParameterizedTest
    @CsvSource({"varje natt, PT24H", "Every night, PT24H", "'', PT24H", "VARJE TIMME, PT1H", "15 minuter, PT15M", "15 min, PT15M",
            "every 15 minutes, PT15M", "var 15:e minut, PT15M", "2 timmar, PT2H", "3 dagar, PT72H", "varje vecka, PT168H",
            "pt15m, PT15M",
            "P1D, PT24H"})
    void readsWordsAndIsoDurations(String text, Duration cadence) {
        assertThat(Cadence.read(text)).hasValue(cadence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ibland", "15", "0 minuter", "PT1S", "32 dagar", "-15 minuter", "1,5 timmar", "PT-15M",
            "999999 dagar", "P1M"})
    void refusesWhatIsNoCadenceBetweenAMinuteAndAMonth(String text) {
        assertThat(Cadence.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT90S", "PT15M", "PT1H", "PT24H", "PT168H", "PT744H"})
    void readsWhatItWrites(Duration cadence) {
        for (Language language : Language.values()) {
            assertThat(Cadence.read(Cadence.text(cadence, language))).hasValue(cadence);
        }
    }
}
