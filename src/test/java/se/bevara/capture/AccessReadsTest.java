package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.accounts.Accounts;

class AccessReadsTest extends NightCase {

    @ParameterizedTest
    @EnumSource
    void anAccessReadsWhatWasReadToItsEndLately(TestDatabase database) {
        thread();
        var here = on(database);
        assertThat(reads(here)).as("nobody has tried").isEmpty();
        forbid();
        here.night(1);
        assertThat(reads(here)).containsExactly("posts");
        a().beforeComments = () -> {
        };
        here.night(2);
        assertThat(reads(here)).containsExactly("posts", "comments");
        forbid();
        here.night(3);
        assertThat(reads(here)).as("one refused night is told of as a gap").containsExactly("posts", "comments");
        here.night(40);
        assertThat(reads(here)).as("it was long since").containsExactly("posts");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyAnswerThatThePlatformDoesNotCountIsNoReading(TestDatabase database) {
        a().post("p1", "Badet öppnar");
        var here = on(database);
        here.night(1);
        assertThat(reads(here)).containsExactly("posts");
    }

    private void forbid() {
        a().beforeComments = () -> {
            throw new FetchFailed(Failure.FORBIDDEN, "comments", "200", "403");
        };
    }

    private static List<String> reads(NightSetting here) {
        var account = here.the(Accounts.class).find("a").orElseThrow();
        return here.the(AccessStates.class).of(List.of(account)).getFirst().reads();
    }
}
