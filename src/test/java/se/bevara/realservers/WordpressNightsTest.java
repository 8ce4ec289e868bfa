package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.Outcome;

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
}
