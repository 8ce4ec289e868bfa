package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import se.bevara.accounts.Accounts;
import se.bevara.capture.AccessStates;
import se.bevara.capture.AccessStates.Standing;
import se.bevara.capture.AccessStates.State;
import se.bevara.capture.AccessStates.Task;
import se.bevara.capture.Accesses.Source;
import se.bevara.capture.Failure;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;
import se.bevara.sample.StoryClock;

/** Nights with credentials that people have entered, over real HTTP and a database in a file. */
class CredentialNightTest {

    private static final String PAGE = "facebook-solvik";
    private static final String OTHER = "mastodon-solvik";

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    private final Municipality municipality = new Municipality(clock);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** An application that starts sets its logging up anew. */
    private void listen() {
        logged.start();
        root.addAppender(logged);
        ours().setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.detachAppender(logged);
        ours().setLevel(null);
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger("se.bevara");
    }

    private NightReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        return application.getBean(Nights.class).run(LocalDate.parse(date));
    }

    private static List<Failure> failures(NightReceipt receipt, String account) {
        return receipt.accounts().stream().filter(one -> one.account().equals(account)).flatMap(one -> one.gaps().stream())
                .map(Gap::failure).toList();
    }

    private static Outcome outcome(NightReceipt receipt, String account) {
        return receipt.accounts().stream().filter(one -> one.account().equals(account)).findFirst().orElseThrow().outcome();
    }

    private static State state(ApplicationContext application, String account) {
        var states = application.getBean(AccessStates.class).of(application.getBean(Accounts.class).all());
        return states.stream().filter(one -> one.account().id().equals(account)).findFirst().orElseThrow();
    }

    @Test
    void anEnteredCredentialOpensTheAccountSurvivesARestartAndIsWrittenNowhere() throws Exception {
        var page = municipality.world.facebook("solvik");
        page.post("Badplatsen öppnar").comment("Anna", "Äntligen");
        municipality.world.mastodon("solvik").post("Tut");
        municipality.bare.add(PAGE);
        try (municipality) {
            try (var application = municipality.application(data)) {
                listen();
                assertThat(state(application, PAGE)).returns(Standing.UNTRIED, State::standing).returns(Source.NONE,
                        State::source).returns(Task.ENTER, State::task);
                assertThat(state(application, OTHER)).returns(Standing.UNTRIED, State::standing).returns(Task.NOTHING,
                        State::task);
                var first = night(application, "2026-03-02");
                assertThat(failures(first, PAGE)).containsExactly(Failure.NO_CREDENTIAL);
                assertThat(state(application, PAGE)).returns(Standing.FAILS, State::standing).returns(Task.ENTER, State::task);
                assertThat(state(application, OTHER)).returns(Standing.WORKS, State::standing).returns(Task.NOTHING, State::task)
                        .returns(Source.CONFIGURED, State::source);
                application.getBean(Credentials.class).enter(PAGE, Purpose.READ, page.credential(), LocalDate.of(2026, 4, 3),
                        "kim");
                assertThat(outcome(night(application, "2026-03-03"), PAGE)).isEqualTo(Outcome.COMPLETE);
                assertThat(state(application, PAGE).reads()).containsExactly("posts", "comments");
                assertThat(state(application, OTHER).reads()).as("nobody has answered, and the platform says so").containsExactly(
                        "posts", "comments");
            }
            try (var application = municipality.application(data)) {
                listen();
                ours().trace("listening");
                remindedAfterARestart(application);
            }
            assertThat(holding(page.credential())).as("files that hold what was entered").isEmpty();
            assertThat(holding("facebook-solvik")).as("the search finds what is there").isNotEmpty();
            assertThat(logged.list).isNotEmpty().allSatisfy(event -> assertThat(text(event)).doesNotContain(page.credential()));
        }
    }

    private void remindedAfterARestart(ApplicationContext application) {
        var reminded = night(application, "2026-03-04");
        assertThat(outcome(reminded, PAGE)).as("after a restart").isEqualTo(Outcome.COMPLETE);
        assertThat(reminded.toDo()).anyMatch(line -> line.startsWith(PAGE + ": behörigheten att läsa går ut 2026-04-03"));
        assertThat(night(application, "2026-03-05").toDo()).isEmpty();
        assertThat(state(application, PAGE)).returns(Standing.WORKS, State::standing)
                .returns(Task.RENEW_SOON, State::task)
                .returns(Source.ENTERED, State::source)
                .satisfies(one -> assertThat(one.failed()).as("is remembered").isNotNull());
        assertThat(night(application, "2026-04-05").toDo())
                .contains(
                        PAGE + ": behörigheten att läsa gick ut 2026-04-03. Hämta en ny hos plattformen och ange den på "
                                + "sidan Behörigheter eller med ./bevara credentials enter " + PAGE + ".");
        assertThat(state(application, PAGE).task()).isEqualTo(Task.RENEW);
    }

    @Test
    void withoutItsKeyTheAccountFailsAloneByNameAndWorksAgainWhenTheKeyIsBack() throws Exception {
        var page = municipality.world.facebook("solvik");
        page.post("Badplatsen öppnar");
        municipality.world.mastodon("solvik").post("Tut");
        Path key = data.resolve("keys/credentials.key");
        try (municipality; var application = municipality.application(data)) {
            var credentials = application.getBean(Credentials.class);
            credentials.enter(PAGE, Purpose.READ, page.credential(), null, "kim");
            assertThat(outcome(night(application, "2026-03-02"), PAGE)).isEqualTo(Outcome.COMPLETE);
            byte[] secret = Files.readAllBytes(key);
            Files.delete(key);
            var broken = night(application, "2026-03-03");
            assertThat(failures(broken, PAGE)).as("the configured one is not used in its place")
                    .containsExactly(Failure.CREDENTIAL_UNREADABLE);
            assertThat(outcome(broken, OTHER)).isEqualTo(Outcome.COMPLETE);
            assertThat(broken.toDo()).anyMatch(line -> line.contains("Återställ nyckelfilen"));
            assertThat(state(application, PAGE)).returns(Standing.FAILS, State::standing).returns(Task.UNLOCK, State::task);
            Files.write(key, secret);
            assertThat(outcome(night(application, "2026-03-04"), PAGE)).isEqualTo(Outcome.COMPLETE);
            credentials.enter(PAGE, Purpose.READ, "EAAGfel", null, "kim");
            assertThat(failures(night(application, "2026-03-05"), PAGE)).containsExactly(Failure.TOKEN_EXPIRED);
            credentials.withdraw(PAGE, Purpose.READ, "kim");
            assertThat(outcome(night(application, "2026-03-06"), PAGE)).as("the configured one counts again")
                    .isEqualTo(Outcome.COMPLETE);
        }
    }

    private List<Path> holding(String text) throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).filter(file -> content(file).contains(text)).toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage() + (event.getThrowableProxy() == null
                ? ""
                : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
