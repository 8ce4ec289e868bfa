package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Message;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;

class RoutingTest {

    @TempDir
    Path root;

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private ModerationSetting mailed(TestDatabase database) {
        return new ModerationSetting(database, root, Map.of("test.mail", server.getSmtp().getPort(),
                "bevara.moderation.roles.kontoansvarig", "konto@solvik.example",
                "bevara.moderation.roles.sakerhetsenheten", "sakerhet@solvik.example", "bevara.moderation.pages",
                "https://bevara.solvik.example/")).inUse();
    }

    private List<String> letters() throws Exception {
        return Arrays.stream(server.getReceivedMessages()).map(RoutingTest::told).toList();
    }

    private static String told(Message message) {
        try {
            return message.getAllRecipients()[0] + " " + message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRoleOfTheReasonIsWrittenToAndTheLetterSaysNothingOfWhatTheCaseIsAbout(TestDatabase database) throws Exception {
        try (var setting = mailed(database)) {
            long item = setting.comment("brunbjörn");
            String id = setting.moderation().begin(item, Case.How.REMOVED, "hot", "moderator", "en anteckning").id();
            assertThat(letters()).containsExactly("konto@solvik.example Bevara: ärende " + id + " väntar på försegling");
            String letter = GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0]);
            assertThat(letter).contains("https://bevara.solvik.example/moderation/" + id, "2026-11-23")
                    .doesNotContain("brunbj", "Besökare", "test-solvik", "hot", "anteckning", "social.example");
            var routing = setting.the(Routing.class);
            assertThat(routing.role(setting.moderation().find(id).orElseThrow())).isEqualTo("kontoansvarig");
            routing.to(id, "Säkerhetsenheten", "bedöm hotet", "moderator");
            assertThat(letters()).hasSize(2).last().isEqualTo(
                    "sakerhet@solvik.example Bevara: ärende " + id + " väntar på försegling");
            setting.rebuild();
            assertThat(routing.all()).singleElement().returns("Säkerhetsenheten", Waiting::role)
                    .returns(Waiting.For.SEAL, Waiting::what).returns(LocalDate.of(2026, 11, 23), Waiting::due);
            setting.moderation().withdraw(id, "laglig kritik", "moderator");
            assertThat(routing.all()).isEmpty();
            assertThatThrownBy(() -> routing.to(id, "registrator", "igen", "m")).isInstanceOf(ModerationRefused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNightRemindsAtTheDeadlineOnceAWeekAndTellsWhatIsLate(TestDatabase database) throws Exception {
        try (var setting = mailed(database)) {
            String id = setting.moderation().begin(setting.comment("Ett hot"), Case.How.REMOVED, "hot", "moderator", "").id();
            assertThat(setting.night()).containsExactly("Modereringsärenden: 1 öppna, 0 bekräftade i natt.");
            setting.days(1);
            assertThat(setting.night()).as("the last day").contains("Påminnelser skickade: 1.")
                    .noneMatch(line -> line.startsWith("Väntar för länge"));
            assertThat(setting.night()).as("the same night again").noneMatch(line -> line.startsWith("Påminnelser"));
            setting.days(1);
            assertThat(setting.night()).contains("Väntar för länge på försegling av kontoansvarig: " + id + ".")
                    .noneMatch(line -> line.startsWith("Påminnelser"));
            setting.days(6);
            assertThat(setting.night()).as("a week later").contains("Påminnelser skickade: 1.");
            assertThat(letters()).hasSize(3);
            assertThat(setting.moderation().history(id)).extracting(Moderation.Step::kind)
                    .filteredOn("case role told"::equals).hasSize(3);
            setting.moderation().seal(id, "", "moderator");
            assertThat(setting.the(Routing.class).all()).singleElement().returns(Waiting.For.REMOVAL, Waiting::what);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWeRemovedWithoutARecordAndWhatIsHiddenWithoutADecisionAreAlarms(TestDatabase database) throws Exception {
        try (var setting = mailed(database)) {
            server.stop();
            long gone = setting.comment("Borta");
            long hidden = setting.comment("Dold");
            setting.turn(gone, ItemState.GONE);
            setting.turn(hidden, ItemState.HIDDEN);
            setting.night();
            String id = setting.the(Questions.class).ours(gone, "hot", "moderator", "").id();
            assertThat(setting.moderation().find(id).orElseThrow().state()).as("without a mail server too")
                    .isEqualTo(CaseState.VERIFIED);
            setting.days(2);
            assertThat(setting.night())
                    .contains("LARM: vi tog bort det, men överföringsposten är inte förseglad i tid: " + id + ".")
                    .noneMatch(line -> line.startsWith("LARM: dolda"));
            setting.days(13);
            assertThat(setting.night()).contains("LARM: dolda som ingen har beslutat om: handling " + hidden + ".");
        }
    }
}
