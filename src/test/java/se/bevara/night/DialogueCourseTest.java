package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.Crises;
import se.bevara.capture.Failure;
import se.bevara.capture.NightReceipt;
import se.bevara.dialogues.Dialogue;
import se.bevara.dialogues.Dialogues;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.sample.Fault;
import se.bevara.sample.Platform;
import se.bevara.scheduling.NamedJob;

/** What befalls a registered dialogue: it ends, its page fails, it began before it was registered. */
@ParameterizedClass
@EnumSource(names = {"MASTODON", "BLUESKY"})
class DialogueCourseTest extends DialogueCase {

    DialogueCourseTest(Platform on) {
        super(on);
    }

    @Test
    void endsAndIsMadeAnewFromTheFolder() {
        var ours = answered(asked, "Oss.");
        try (var application = municipality.application(data)) {
            var dialogues = application.getBean(Dialogues.class);
            registered(application, root.permalink());
            night(application);
            var before = dialogues.all();
            rebuild(application);
            assertThat(dialogues.all()).isEqualTo(before).singleElement()
                    .returns(item(application, root).id(), Dialogue::root);
            noon();
            var thanks = ours.comment("Elin", "Tack!");
            assertThat(night(application).added()).isEqualTo(1);
            dialogues.end(1, "Ada");
            var ended = dialogues.all();
            rebuild(application);
            assertThat(dialogues.all()).isEqualTo(ended).allMatch(one -> !one.inForce());
            noon();
            ours.comment("Elin", "En sak till, sidospar");
            root.edit("Strunt i det, sidospar");
            var after = night(application);
            assertThat(after.added() + after.edited() + after.missing() + after.gone()).isZero();
            assertThat(after.notes()).noneMatch(note -> note.contains("Dialog"));
            holds(application, root, asked, ours, thanks);
            registered(application, root.permalink() + "?x=1");
            assertThat(dialogues.all().getFirst().number()).isEqualTo(2);
            var differences = new ArrayList<Difference>();
            application.getBean(Archive.class).verify(differences::add);
            application.getBean(Acts.class).verify(differences::add);
            assertThat(differences).isEmpty();
            assertThat(application.getBean(Ledger.class).about("dialogue/1").toString()).contains("enhetschefen")
                    .doesNotContainIgnoringCase("gunilla").doesNotContain("https", "Vinterv");
        }
    }

    @Test
    void isFoundByItsAddressOnOurServerOrByNameWithoutAToken() {
        municipality.bare.add(account());
        var ours = answered(asked, "Oss.");
        boolean mastodon = platform == Platform.MASTODON;
        try (var application = municipality.application(data)) {
            registered(application, root.permalink());
            registered(application, mastodon
                    ? "https://social.solvik.example/@gunilla@folket.example/" + root.remoteId()
                    : root.permalink().replaceFirst("did:[^/]+", "gunilla.folket.example"));
            var gaps = night(application).gaps();
            assertThat(gaps).extracting(NightReceipt.Gap::failure)
                    .isEqualTo(mastodon ? List.of(Failure.NO_CREDENTIAL) : List.of());
            holds(application, root, asked, ours);
        }
    }

    private static void rebuild(ApplicationContext application) {
        application.getBean(Ledger.class).rebuild();
        application.getBean(Accounts.class).rebuild();
        application.getBean(Crises.class).rebuild();
        application.getBean(Archive.class).rebuild();
        application.getBean(Dialogues.class).rebuild();
    }

    @Test
    void whatFailsIsAGapByNumberAndEndsNothingElse() {
        var ours = answered(root, "I kväll.");
        var other = municipality.world.outside(platform, "Berit").post("Var kan man åka skridskor?");
        var there = answered(other, "På Stora torget.");
        try (var application = municipality.application(data)) {
            registered(application, root.permalink());
            registered(application, other.permalink());
            registered(application, other.permalink().replaceFirst(".$", "x"));
            night(application);
            holds(application, root, ours, other, there);
            noon();
            page.strike(Fault.SERVER_ERROR);
            root.edit("Varför plogas aldrig Lillgatan?");
            other.edit("Var kan barn åka skridskor?");
            var receipt = night(application);
            assertThat(receipt.outcome()).isEqualTo(NightReceipt.Outcome.PARTIAL);
            assertThat(receipt.gaps()).extracting(NightReceipt.Gap::what).containsExactly("dialog 1", "dialog 3");
            assertThat(receipt.gaps().getLast().failure()).isEqualTo(Failure.NO_SUCH_POST);
            assertThat(receipt.toString()).doesNotContain("folket.example", "did:plc");
            assertThat(receipt.edited()).isEqualTo(1);
            assertThat(item(application, root).state()).isEqualTo(ItemState.VISIBLE);
            noon();
            page.calm();
            assertThat(night(application).edited()).isEqualTo(1);
        }
    }

    @Test
    void whatWasAThreadOfItsOwnBeforeStaysOneAndALookFindsNewAnswersTheirPlace() {
        var before = answered(asked, "Oss.");
        var thanks = before.comment("Elin", "Tack!");
        try (var application = municipality.application(data)) {
            night(application);
            holds(application, before, thanks);
            registered(application, root.permalink());
            noon();
            var more = thanks.comment("Bo", "Bra");
            night(application);
            holds(application, root, asked, before, thanks, more);
            long apart = item(application, before).id();
            assertThat(List.of(before, thanks, more)).allMatch(each -> item(application, each).thread() == apart);
            assertThat(item(application, asked).thread()).isEqualTo(item(application, root).id());
            noon();
            application.getBean(Crises.class).start(List.of(account()), Duration.ofMinutes(5),
                    clock.instant().plus(Duration.ofHours(2)), "Snöfall", "Ada");
            var late = answered(root, "Nu är det plogat.");
            clock.tick(Duration.ofMinutes(10));
            application.getBeansOfType(NamedJob.class).values().stream().filter(job -> job.name().equals("look"))
                    .forEach(job -> job.run(clock.instant(), false));
            assertThat(item(application, late).thread()).isEqualTo(item(application, root).id());
            var receipt = night(application);
            assertThat(receipt.gaps()).isEmpty();
            assertThat(receipt.missing() + receipt.gone()).isZero();
        }
    }
}
