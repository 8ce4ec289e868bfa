package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Pasted;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Takedowns;

/** What happens on a WordPress blog stands in the archive the night after. */
@Tag("real-servers")
class WordpressNightsTest {

    @TempDir
    Path data;

    @Test
    void postsCommentsEditsModerationAndDeletesStandInTheArchive() {
        try (var blog = new WordpressServer();
                var archive = new NightlyArchive(data, "wordpress", "solvik", blog.base(), blog.credential())) {
            long water = blog.post("Vatten", "Vattnet stängs av i natt.");
            long ice = blog.post("Is", "Skridskobanan är spolad.");
            long question = blog.comment(water, 0, "Anna", "Gäller det Lillgatan?");
            blog.comment(water, question, "Bo", "Nej, bara Storgatan.");
            long insult = blog.comment(water, 0, "Cia", "Ni är odugliga!");
            long advert = blog.comment(water, 0, "Dan", "Köp klockor här!");
            allIsArchived(archive);

            blog.editComment(insult, "Ni är inte dugliga!");
            blog.editPost(water, "Vattnet stängs av i natt, klockan 22.");
            blog.moderate(advert, "hold");
            editsAddVersionsAndHeldBackIsHidden(archive);

            blog.deleteComment(question);
            blog.deletePost(ice);
            deletedItemsAreGoneAndAnswersSurvive(archive);
            aQuietNightChangesNothing(archive);
        }
    }

    private static void allIsArchived(NightlyArchive archive) {
        var night = archive.night();
        assertThat(night.outcome()).as(night.toString()).isEqualTo(Outcome.COMPLETE);
        assertThat(night.added()).isEqualTo(6);
        assertThat(archive.item("Vattnet stängs").direction()).isEqualTo(Direction.DRAWN_UP);
        assertThat(archive.item("Lillgatan").direction()).isEqualTo(Direction.RECEIVED);
        assertThat(archive.item("bara Storgatan").parent()).isEqualTo(archive.item("Lillgatan").id());
    }

    private static void editsAddVersionsAndHeldBackIsHidden(NightlyArchive archive) {
        var night = archive.night();
        assertThat(night.edited()).as(night.toString()).isEqualTo(2);
        assertThat(archive.texts("odugliga")).hasSize(2).last().asString().contains("inte dugliga");
        assertThat(archive.texts("Vattnet stängs")).hasSize(2).last().asString().contains("klockan 22");
        assertThat(archive.item("Köp klockor").state()).isEqualTo(ItemState.HIDDEN);
    }

    private static void deletedItemsAreGoneAndAnswersSurvive(NightlyArchive archive) {
        var night = archive.night();
        assertThat(night.gone()).as(night.toString()).isEqualTo(2);
        assertThat(archive.item("Lillgatan").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("Skridskobanan").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("bara Storgatan").state()).isEqualTo(ItemState.VISIBLE);
    }

    private static void aQuietNightChangesNothing(NightlyArchive archive) {
        var night = archive.night();
        assertThat(night.added() + night.edited() + night.missing() + night.gone() + night.reappeared()).as(night.toString())
                .isZero();
        assertThat(archive.differences()).isEmpty();
    }

    @Test
    void whatIsModeratedIsCapturedOnTheSpotAndTakenAwayThroughTheBlogsOwnInterface() throws IOException {
        try (var blog = new WordpressServer();
                var archive = new NightlyArchive(data, "wordpress", "solvik", blog.base(), blog.credential())) {
            archive.the(Reasons.class).load("orsakskoder.yaml",
                    Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml")), "registrator");
            long water = blog.post("Vatten", "Vattnet stängs av i natt.");
            archive.night();
            long threat = blog.comment(water, 0, "Cia", "Jag vet var ni bor");
            long advert = blog.comment(water, 0, "Dan", "Köp klockor här!");
            String page = archive.address("Vattnet stängs") + "#comment-";
            var moderation = archive.the(Moderation.class);
            var removed = archive.the(Pasted.class).begin("wordpress-solvik", page + threat, Case.How.REMOVED, "hot", "Kim", "");
            var hidden = archive.the(Pasted.class).begin("wordpress-solvik", page + advert, Case.How.HIDDEN, "skräppost", "Kim",
                    "");
            assertThat(archive.item("Jag vet").id()).isEqualTo(removed.item());
            blog.editComment(threat, "Jag vet var ni alla bor");
            for (Case one : List.of(removed, hidden)) {
                moderation.seal(one.id(), "måste bort genast", "Kim");
                assertThat(archive.the(Takedowns.class).take(one.id(), "Kim").state()).isEqualTo(CaseState.SAID);
            }
            assertThat(archive.texts("Jag vet")).as("what it said when it went").hasSize(2).last().asString().contains("alla");
            archive.night();
            assertThat(archive.item("Jag vet").state()).isEqualTo(ItemState.GONE);
            assertThat(archive.item("Köp klockor").state()).isEqualTo(ItemState.HIDDEN);
            assertThat(moderation.all(true)).extracting(Case::state).containsOnly(CaseState.CONFIRMED);
            assertThat(archive.differences()).isEmpty();
        }
    }
}
