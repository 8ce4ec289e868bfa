package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.ModerationRefused;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Takedowns;
import se.bevara.sample.By;
import se.bevara.sample.Fault;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.Standing;
import se.bevara.sample.StoryClock;

/** Items taken from view through the platforms' interfaces, on doubles that do as they are asked. */
class TakedownTest {

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    private final Municipality municipality = new Municipality(clock);
    private ConfigurableApplicationContext application;

    @BeforeEach
    void open() {
        municipality.world.facebook("solvik");
        municipality.world.instagram("solvikbilder");
        municipality.world.wordpress("blogg");
        municipality.world.mastodon("kommun");
        municipality.world.x("solviksx");
        municipality.world.youtube("solvikfilm");
        for (Presence presence : municipality.world.presences()) {
            var post = presence.post("Vattnet stängs av på Storgatan.");
            post.comment("Nils", "Ni är brunråttor");
            post.comment("Anna", "Tack!");
            post.answer("Vi återkommer");
        }
        municipality.more.put("bevara.moderation.examples", "true");
        application = municipality.application(data);
        application.getBean(Reasons.class).load("orsakskoder.yaml", file("retention-rules/orsaker/orsakskoder.yaml"),
                "registrator");
        night("2026-03-02");
    }

    @AfterEach
    void close() {
        application.close();
        municipality.close();
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(Path.of(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void night(String date) {
        clock.set(date + "T01:15");
        application.getBean(Nights.class).run(LocalDate.parse(date));
    }

    private Presence at(Platform platform) {
        return municipality.world.presences().stream().filter(one -> one.platform() == platform).findFirst().orElseThrow();
    }

    private static Posting nasty(Presence presence) {
        return presence.posts().getFirst().thread().getFirst();
    }

    private void mayWrite(Presence presence) {
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("write",
                java.util.Map.of("bevara.capture.access." + Municipality.id(presence) + ".write-token",
                        presence.writingCredential())));
    }

    private long item(Posting posting) {
        String key = Municipality.key(posting);
        var found = new ArrayList<Long>();
        application.getBean(Archive.class).eachItem(item -> {
            if (key.equals(item.account() + " "
                    + application.getBean(Archive.class).content(item, item.versions().size()).key())) {
                found.add(item.id());
            }
        });
        return found.getFirst();
    }

    private Case sealed(Posting posting, Case.How how) {
        var moderation = application.getBean(Moderation.class);
        var one = moderation.begin(item(posting), how, "hot", "Kommunikatören", "");
        return moderation.seal(one.id(), "måste bort genast", "Kommunikatören");
    }

    private Case take(Case one) {
        return application.getBean(Takedowns.class).take(one.id(), "Kommunikatören");
    }

    private List<String> steps(Case one) {
        return application.getBean(Moderation.class).history(one.id()).stream().map(Moderation.Step::kind).toList();
    }

    private ItemState state(Case one) {
        return application.getBean(Archive.class).item(one.item()).orElseThrow().state();
    }

    private List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        application.getBean(Ledger.class).verify(differences::add);
        application.getBean(Archive.class).verify(differences::add);
        application.getBean(Moderation.class).verify(differences::add);
        return differences;
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = {"FACEBOOK", "INSTAGRAM", "WORDPRESS", "YOUTUBE"})
    void aCommentIsRemovedThroughThePlatformAndALaterNightConfirmsIt(Platform platform) {
        var presence = at(platform);
        mayWrite(presence);
        var one = take(sealed(nasty(presence), Case.How.REMOVED));
        assertThat(one.state()).isEqualTo(CaseState.SAID);
        assertThat(nasty(presence).now().standing()).isEqualTo(Standing.REMOVED);
        assertThat(steps(one)).containsSubsequence("case transfer sealed", "case removal asked of the platform",
                "case removal said");
        assertThat(state(one)).as("nothing is inferred from the platform's word").isEqualTo(ItemState.VISIBLE);
        night("2026-03-03");
        assertThat(state(one)).isEqualTo(ItemState.GONE);
        assertThat(application.getBean(Moderation.class).find(one.id()).orElseThrow().state()).isEqualTo(CaseState.CONFIRMED);
        assertThat(presence.posts().getFirst().thread().get(1).now().standing()).as("nothing else").isEqualTo(Standing.VISIBLE);
        assertThat(verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = {"FACEBOOK", "INSTAGRAM", "WORDPRESS", "YOUTUBE"})
    void aCommentIsHiddenThroughThePlatform(Platform platform) {
        var presence = at(platform);
        mayWrite(presence);
        var one = take(sealed(nasty(presence), Case.How.HIDDEN));
        assertThat(nasty(presence).now().standing()).isEqualTo(Standing.HIDDEN);
        night("2026-03-03");
        assertThat(state(one)).isEqualTo(ItemState.HIDDEN);
        assertThat(application.getBean(Moderation.class).find(one.id()).orElseThrow().state()).isEqualTo(CaseState.CONFIRMED);
    }

    @Test
    void onMastodonWhatTheAccountWroteIsRemovedAndWhatOthersWroteIsNot() {
        var presence = at(Platform.MASTODON);
        mayWrite(presence);
        var theirs = sealed(nasty(presence), Case.How.REMOVED);
        assertThatThrownBy(() -> take(theirs)).isInstanceOf(ModerationRefused.class).hasMessageContaining("serverns ansvariga");
        assertThat(nasty(presence).now().standing()).isEqualTo(Standing.VISIBLE);
        var answer = presence.posts().getFirst().thread().get(2);
        var ours = take(sealed(answer, Case.How.REMOVED));
        night("2026-03-03");
        assertThat(state(ours)).isEqualTo(ItemState.GONE);
        assertThat(steps(theirs)).doesNotContain("case removal asked of the platform");
    }

    @Test
    void onXAnAnswerOfOthersIsHiddenWithNobodyAbleToConfirmItAndOnesOwnRemoved() {
        var presence = at(Platform.X);
        mayWrite(presence);
        var theirs = sealed(nasty(presence), Case.How.HIDDEN);
        assertThat(take(theirs).state()).isEqualTo(CaseState.SAID);
        assertThat(nasty(presence).now().standing()).isEqualTo(Standing.HIDDEN);
        var ours = take(sealed(presence.posts().getFirst().thread().get(2), Case.How.REMOVED));
        night("2026-03-03");
        assertThat(state(theirs)).as("whether it is hidden cannot be read").isEqualTo(ItemState.VISIBLE);
        assertThat(application.getBean(Moderation.class).find(theirs.id()).orElseThrow().state()).isEqualTo(CaseState.SAID);
        assertThat(state(ours)).isEqualTo(ItemState.GONE);
    }

    @Test
    void nothingIsRemovedBeforeTheRecordIsSealedNorWithoutACredentialOfItsOwn() {
        var presence = at(Platform.FACEBOOK);
        var moderation = application.getBean(Moderation.class);
        var begun = moderation.begin(item(nasty(presence)), Case.How.REMOVED, "hot", "Kommunikatören", "");
        municipality.platforms.facebook().forgetCalls();
        assertThatThrownBy(() -> take(begun)).isInstanceOf(ModerationRefused.class).hasMessageContaining("bevisen kontrollerade");
        moderation.seal(begun.id(), "måste bort genast", "Kommunikatören");
        assertThatThrownBy(() -> take(begun)).isInstanceOf(ModerationRefused.class).hasMessageContaining("write-token-file");
        assertThat(municipality.platforms.facebook().calls()).as("nobody was asked").isZero();
        mayWrite(presence);
        assertThat(take(begun).state()).isEqualTo(CaseState.SAID);
        assertThatThrownBy(() -> take(begun)).as("twice").isInstanceOf(ModerationRefused.class);
    }

    @Test
    void aReadingCredentialGivenForWritingIsRefusedByThePlatformAndTheRefusalRecorded() {
        var presence = at(Platform.WORDPRESS);
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("write", java.util.Map.of(
                "bevara.capture.access." + Municipality.id(presence) + ".write-token", presence.credential())));
        var one = sealed(nasty(presence), Case.How.REMOVED);
        assertThatThrownBy(() -> take(one)).isInstanceOf(ModerationRefused.class).hasMessageContaining("för hand");
        assertThat(nasty(presence).now().standing()).isEqualTo(Standing.VISIBLE);
        assertThat(steps(one)).endsWith("case removal asked of the platform", "case removal refused by the platform");
        nasty(presence).delete(By.AUTHOR);
        assertThatThrownBy(() -> take(one)).as("whoever took it after a refusal, it was not this call")
                .isInstanceOf(ModerationRefused.class).hasMessageContaining("inte känt");
    }

    @Test
    void whatWasEditedSinceItWasArchivedIsArchivedBeforeItGoes() {
        var presence = at(Platform.WORDPRESS);
        mayWrite(presence);
        var one = sealed(nasty(presence), Case.How.REMOVED);
        nasty(presence).edit("Jag vet var ni bor");
        clock.set("2026-03-02T09:00");
        take(one);
        assertThat(nasty(presence).now().standing()).isEqualTo(Standing.REMOVED);
        var archive = application.getBean(Archive.class);
        var item = archive.item(one.item()).orElseThrow();
        assertThat(archive.content(item, item.versions().size()).text()).isEqualTo("Jag vet var ni bor");
        var asked = application.getBean(Moderation.class).history(one.id()).stream()
                .filter(step -> step.kind().equals("case removal asked of the platform")).findFirst().orElseThrow();
        assertThat(Objects.requireNonNull(asked.words())).as("no content").allSatisfy(
                (name, word) -> assertThat(word).doesNotContain("bor"));
        assertThat(verified()).isEmpty();
    }

    @Test
    void whatSomebodyElseHasTakenAwayIsNotSaidToBeOurs() {
        var presence = at(Platform.FACEBOOK);
        mayWrite(presence);
        var one = sealed(nasty(presence), Case.How.REMOVED);
        nasty(presence).delete(By.AUTHOR);
        assertThatThrownBy(() -> take(one)).isInstanceOf(ModerationRefused.class).hasMessageContaining("inte känt");
        assertThat(steps(one)).doesNotContain("case removal asked of the platform", "case removal said");
    }

    @Test
    void anAnswerThatNeverCameLeavesItUnknownUntilSomebodyAsksAgain() {
        var presence = at(Platform.WORDPRESS);
        mayWrite(presence);
        var one = sealed(nasty(presence), Case.How.REMOVED);
        presence.strikeNextChange(Fault.TRUNCATED);
        assertThatThrownBy(() -> take(one)).isInstanceOf(ModerationRefused.class).hasMessageContaining("svar uteblev");
        assertThat(application.getBean(Moderation.class).find(one.id()).orElseThrow().state()).isEqualTo(CaseState.SEALED);
        assertThat(steps(one)).endsWith("case removal asked of the platform");
        assertThat(take(one).state()).as("asked again, it is seen to be gone").isEqualTo(CaseState.SAID);
        night("2026-03-03");
        assertThat(state(one)).isEqualTo(ItemState.GONE);
    }
}
