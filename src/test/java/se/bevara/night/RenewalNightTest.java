package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import se.bevara.accounts.Accounts;
import se.bevara.capture.AccessStates;
import se.bevara.capture.AccessStates.State;
import se.bevara.capture.AccessStates.Task;
import se.bevara.capture.Accesses.Source;
import se.bevara.capture.Failure;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.credentials.Credential;
import se.bevara.credentials.CredentialRefused;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;

/** Nights whose credentials live for an hour or two months, and are had anew over real HTTP. */
class RenewalNightTest {

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    private final Municipality municipality = new Municipality(clock);

    @AfterEach
    void close() {
        municipality.close();
    }

    private TokenOffice office(Presence presence) {
        presence.post("Badplatsen öppnar").comment("Anna", "Äntligen");
        var office = new TokenOffice(presence);
        String prefix = "bevara.capture.access." + Municipality.id(presence) + ".";
        municipality.bare.add(Municipality.id(presence));
        municipality.more.putAll(java.util.Map.of(prefix + "token-endpoint", office.address(), prefix + "client-id",
                TokenOffice.CLIENT, prefix + "client-secret", TokenOffice.SECRET));
        return office;
    }

    private AccountReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        var receipt = application.getBean(Nights.class).run(LocalDate.parse(date));
        assertThat(receipt.accounts()).hasSize(1);
        return receipt.accounts().getFirst();
    }

    private static State state(ApplicationContext application) {
        return application.getBean(AccessStates.class).of(application.getBean(Accounts.class).all()).getFirst();
    }

    @ParameterizedTest
    @EnumSource(names = {"LINKEDIN", "X", "YOUTUBE"})
    void aRefreshTokenOpensTheAccountEachNightAlsoAfterARestartAndIsWrittenNowhere(Platform platform) throws IOException {
        var presence = municipality.world.presence(platform, "solvik");
        String id = Municipality.id(presence);
        try (var office = office(presence)) {
            try (var application = municipality.application(data)) {
                var credentials = application.getBean(Credentials.class);
                credentials.enter(id, Purpose.READ, "gammal", LocalDate.of(2026, 3, 2), "kim");
                credentials.enter(id, Purpose.RENEW, office.refresh, LocalDate.of(2026, 12, 31), "kim");
                assertThat(night(application, "2026-03-02").outcome()).isEqualTo(Outcome.COMPLETE);
                assertThat(office.asked).as("once a night, however many calls").containsExactly("refresh_token");
                assertThat(state(application)).returns(Source.ENTERED, State::source);
                assertThat(night(application, "2026-03-03").outcome()).isEqualTo(Outcome.COMPLETE);
            }
            try (var application = municipality.application(data)) {
                assertThat(night(application, "2026-03-04").outcome()).as("after a restart").isEqualTo(Outcome.COMPLETE);
                assertThat(office.asked).hasSize(3);
                assertThat(state(application).entered().get(Purpose.RENEW)).returns(
                        platform == Platform.LINKEDIN ? LocalDate.of(2026, 4, 2) : LocalDate.of(2026, 12, 31), Credential::lapses)
                        .returns("kim",
                                Credential::by);
            }
            assertThat(holding(office.refresh)).isEmpty();
            assertThat(holding(presence.credential())).isEmpty();
            assertThat(holding(TokenOffice.SECRET)).isEmpty();
        }
    }

    @Test
    void whatTheOfficeRefusesIsTheAccountsFailureByName() {
        var presence = municipality.world.youtube("solvik");
        String id = Municipality.id(presence);
        try (var office = office(presence); var application = municipality.application(data)) {
            var credentials = application.getBean(Credentials.class);
            credentials.enter(id, Purpose.RENEW, "1//0g-taken-back", null, "kim");
            assertThat(night(application, "2026-03-02").gaps()).extracting(Gap::failure).containsExactly(Failure.TOKEN_EXPIRED);
            assertThat(state(application).task()).isEqualTo(Task.RENEW);
            credentials.enter(id, Purpose.RENEW, office.refresh, null, "kim");
            office.broken = 503;
            assertThat(night(application, "2026-03-03").gaps()).extracting(Gap::failure).containsOnly(Failure.SERVER_ERROR);
            assertThat(state(application).task()).isEqualTo(Task.WAIT);
            office.broken = 0;
            assertThat(night(application, "2026-03-04").outcome()).isEqualTo(Outcome.COMPLETE);
            presence.reissue();
            assertThat(night(application, "2026-03-05").outcome()).as("what was taken back is not used the next night")
                    .isEqualTo(Outcome.COMPLETE);
            credentials.withdraw(id, Purpose.RENEW, "kim");
            assertThat(night(application, "2026-03-06").gaps()).extracting(Gap::failure).containsExactly(Failure.NO_CREDENTIAL);
        }
    }

    @Test
    void withoutTheAppsOwnNameAndSecretNothingIsAskedOrItIsRefused() {
        var presence = municipality.world.youtube("solvik");
        String prefix = "bevara.capture.access." + Municipality.id(presence) + ".";
        try (var office = office(presence)) {
            municipality.more.put(prefix + "client-secret", "en annan");
            try (var application = municipality.application(data)) {
                application.getBean(Credentials.class).enter(Municipality.id(presence), Purpose.RENEW, office.refresh, null,
                        "kim");
                assertThat(night(application, "2026-03-02").gaps()).singleElement().returns(Failure.FORBIDDEN, Gap::failure);
            }
            municipality.more.remove(prefix + "client-id");
            try (var application = municipality.application(data)) {
                assertThat(night(application, "2026-03-03").gaps()).singleElement().returns(Failure.NO_CREDENTIAL, Gap::failure)
                        .asString().contains("client-id").doesNotContain(office.refresh);
            }
            assertThat(office.asked).isEmpty();
        }
    }

    @Test
    void instagramsIsHadAnewEachWeekAndWorksOnWhereThatFails() throws IOException {
        var presence = municipality.world.presence(Platform.INSTAGRAM, "solvik");
        String id = Municipality.id(presence);
        try (var office = office(presence); var application = municipality.application(data)) {
            var credentials = application.getBean(Credentials.class);
            credentials.enter(id, Purpose.READ, presence.credential(), LocalDate.of(2026, 4, 29), "kim");
            assertThatThrownBy(() -> credentials.enter(id, Purpose.RENEW, "1//0g", null, "kim"))
                    .isInstanceOf(CredentialRefused.class);
            assertThat(night(application, "2026-03-07").outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(office.asked).as("not yet a week").isEmpty();
            assertThat(night(application, "2026-03-09").outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(office.asked).containsExactly("ig_refresh_token");
            assertThat(state(application).entered().get(Purpose.READ)).returns(LocalDate.of(2026, 5, 6), Credential::lapses);
            office.broken = 400;
            assertThat(night(application, "2026-03-17").outcome()).as("the one there is works on").isEqualTo(Outcome.COMPLETE);
            assertThat(state(application).entered().get(Purpose.READ)).returns(LocalDate.of(2026, 5, 6), Credential::lapses);
            office.broken = 0;
            assertThat(night(application, "2026-03-18").outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(office.asked).hasSize(2);
            assertThat(holding(presence.credential())).isEmpty();
        }
    }

    private List<Path> holding(String text) throws IOException {
        try (var files = Files.walk(data)) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            return all.stream().filter(file -> content(file).contains(text)).toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
