package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
        refuse(Failure.NOT_READABLE);
        here.night(1);
        assertThat(reads(here)).containsExactly("posts");
        a().beforeComments = () -> {
        };
        here.night(2);
        assertThat(reads(here)).containsExactly("posts", "comments");
        refuse(Failure.NOT_READABLE);
        here.night(3);
        assertThat(reads(here)).as("one bad night is told of as a gap").containsExactly("posts", "comments");
        refuse(Failure.FORBIDDEN);
        here.night(4);
        assertThat(reads(here)).as("an access that does not work reads nothing").isEmpty();
        refuse(Failure.NOT_READABLE);
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

    @ParameterizedTest
    @EnumSource
    void commentsThatAreShownAtTheSecondTryAreRead(TestDatabase database) {
        a().post("p1", "Badet öppnar");
        a().comment("c1", "p1", "p1", "När?");
        var asked = new AtomicInteger();
        a().beforeComments = () -> {
            if (asked.getAndIncrement() == 0) {
                throw Scripted.failed(Failure.TRUNCATED);
            }
        };
        var here = on(database);
        here.night(1);
        assertThat(asked).hasValue(2);
        assertThat(reads(here)).containsExactly("posts", "comments");
    }

    private void refuse(Failure failure) {
        a().beforeComments = () -> {
            throw Scripted.failed(failure);
        };
    }

    private static List<String> reads(NightSetting here) {
        var account = here.the(Accounts.class).find("a").orElseThrow();
        return here.the(AccessStates.class).of(List.of(account)).getFirst().reads();
    }
}
