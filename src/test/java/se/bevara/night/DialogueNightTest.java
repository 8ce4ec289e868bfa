package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.capture.Failure;
import se.bevara.capture.NightReceipt;
import se.bevara.dialogues.Dialogue;
import se.bevara.dialogues.Dialogues;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Vanished;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;
import se.bevara.retention.Verdict;
import se.bevara.retention.Verdicts;
import se.bevara.sample.By;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;

/** A dialogue on the page of somebody whom others answer too: ours is archived, followed, and nothing else of that page is anywhere. */
@ParameterizedClass
@EnumSource(names = {"MASTODON", "BLUESKY"})
class DialogueNightTest extends DialogueCase {

    DialogueNightTest(Platform on) {
        super(on);
    }

    @Test
    void isKeptWithWhatStandsAboveAndBelowOursOnceWeHaveWrittenAndNothingBefore() {
        try (var application = municipality.application(data)) {
            var dialogue = registered(application, root.permalink());
            municipality.platforms.of(solvik).forgetCalls();
            var first = night(application);
            assertThat(first.gaps()).isEmpty();
            assertThat(first.notes()).contains("Dialog 1: inget av vårt ännu; inget är sparat.");
            assertThat(first.got()).isEqualTo(1);
            holds(application);
            noon();
            var ours = answered(asked, "Oss. Vi plogar vid fem centimeter.");
            var thanks = ours.comment("Elin", "Tack!");
            var below = thanks.comment("Bo", "Bra att veta");
            var second = night(application);
            assertThat(second.outcome()).isEqualTo(NightReceipt.Outcome.COMPLETE);
            assertThat(second.added()).isEqualTo(5);
            assertThat(second.got()).as("nothing else is counted").isEqualTo(6);
            assertThat(second.toString() + first).doesNotContainIgnoringCase("gunilla");
            holds(application, root, asked, ours, thanks, below);
            long thread = item(application, root).id();
            for (Posting each : List.of(root, asked, ours, thanks, below)) {
                boolean own = each == ours;
                assertThat(item(application, each)).returns(thread, Item::thread)
                        .returns(own ? Direction.DRAWN_UP : Direction.RECEIVED, Item::direction)
                        .returns((own ? "author is the account" : "author is another than the account")
                                + ", in dialogue 1 elsewhere", Item::directionReason);
            }
            assertThat(item(application, ours).parent()).isEqualTo(item(application, asked).id());
            assertThat(application.getBean(Dialogues.class).all()).singleElement()
                    .returns(dialogue.number(), Dialogue::number).returns(thread, Dialogue::root);
            assertThat(municipality.platforms.of(solvik).recent()).noneMatch(call -> call.path().contains("media_attachments")
                    || call.path().endsWith("getBlob"));
            var third = night(application);
            assertThat(third.added() + third.edited() + third.missing() + third.gone()).isZero();
            assertThat(third.asked()).as("the other's post is no absent post of ours").isLessThanOrEqualTo(6);
        }
    }

    @Test
    void whatIsEditedOrRemovedIsToldAlsoWhenOursIsGone() throws IOException {
        var ours = answered(asked, "Oss.");
        var thanks = ours.comment("Elin", "Tack!");
        var other = root.comment("Per", "Hos oss också");
        var second = answered(other, "Vi kommer i kväll.");
        municipality.more.put("bevara.moderation.examples", "true");
        try (var application = municipality.application(data)) {
            registered(application, root.permalink());
            codes(application);
            assertThat(night(application).added()).isEqualTo(7);
            noon();
            root.edit("Varför plogas inte Storgatan?");
            thanks.edit("Tack så mycket!");
            ours.edit("Oss på gatukontoret.");
            assertThat(night(application).edited()).isEqualTo(3);
            assertThat(item(application, root).versions()).hasSize(2);
            noon();
            second.delete(By.PAGE);
            thanks.delete(By.AUTHOR);
            var late = second.comment("Per", "Vart tog ni vägen, sidospar");
            other.comment("Kim", "Här med, sidospar");
            assertThat(night(application).gone()).isEqualTo(2);
            assertThat(application.getBean(Questions.class).open()).as("was it us? we can take away nothing but our own here")
                    .singleElement().returns(item(application, second).id(), Vanished::item);
            other.edit("Hos oss också!");
            assertThat(late.now().text()).isNotBlank();
            noon();
            assertThat(night(application).edited()).as("known although ours below it is gone").isEqualTo(1);
            noon();
            root.delete(By.AUTHOR);
            assertThat(night(application).gone()).isEqualTo(1);
            assertThat(item(application, root).state()).isEqualTo(ItemState.GONE);
            assertThat(List.of(asked, ours, other))
                    .allSatisfy(standing -> assertThat(item(application, standing).state()).isEqualTo(ItemState.VISIBLE));
            noon();
            asked.delete(By.AUTHOR);
            assertThat(night(application).gone()).as("by id, though no listing leads to it").isEqualTo(1);
        }
    }

    private static void codes(ApplicationContext application) throws IOException {
        var codes = Path.of("retention-rules/orsaker/orsakskoder.yaml");
        assertThat(application.getBean(Reasons.class).load(codes.getFileName().toString(), Files.readAllBytes(codes), "Ada"))
                .isEmpty();
    }

    @Test
    void whatStandsOnTheOthersPageDoesNotTellThatOurOwnCanBeRead() {
        var ours = answered(asked, "Oss.");
        try (var application = municipality.application(data)) {
            registered(application, root.permalink());
            night(application);
            noon();
            var own = solvik.posts().getFirst();
            var archived = item(application, own).id();
            own.delete(By.PAGE);
            var after = night(application);
            assertThat(after.gone()).isZero();
            assertThat(after.gaps()).singleElement().returns(Failure.NO_CANARY, NightReceipt.Gap::failure);
            assertThat(application.getBean(Archive.class).item(archived).orElseThrow().state()).isNotEqualTo(ItemState.GONE);
            assertThat(item(application, ours).state()).isEqualTo(ItemState.VISIBLE);
        }
    }

    @Test
    void fallsUnderNoRuleByAccident() throws IOException {
        var thanks = answered(asked, "Oss.").comment("Elin", "Tack!");
        municipality.more.put("bevara.retention.examples", "true");
        try (var application = municipality.application(data)) {
            registered(application, root.permalink());
            night(application);
            var decisions = application.getBean(Decisions.class);
            for (String name : List.of("kommentarer", "egna-inlagg", "arenden", "annan-databarare", "modererat")) {
                Path file = Path.of("retention-rules", name + ".yaml");
                assertThat(decisions.load(file.getFileName().toString(), Files.readAllBytes(file), "registrator"))
                        .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
            }
            for (Posting each : List.of(root, asked, thanks)) {
                assertThat(verdict(application, each)).isInstanceOf(Verdict.Keep.class);
            }
            application.getBean(Assessments.class).set(item(application, thanks).id(), Assessments.Kind.TAG, "ringa", "ja",
                    "registrator", "prov");
            assertThat(verdict(application, thanks)).isInstanceOf(Verdict.DisposeFrom.class);
            assertThat(verdict(application, root)).isInstanceOf(Verdict.Keep.class);
        }
    }

    private Verdict verdict(ApplicationContext application, Posting posting) {
        return application.getBean(Verdicts.class).judge(List.of(item(application, posting)), LocalDate.of(2027, 3, 1)).values()
                .iterator().next().archive().verdict();
    }
}
