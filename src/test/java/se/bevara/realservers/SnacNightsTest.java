package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.realservers.SnacServer.ANNA;
import static se.bevara.realservers.SnacServer.MUNICIPALITY;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.Outcome;

/** What happens on a snac2 server stands in the archive the night after. */
@Tag("real-servers")
class SnacNightsTest {

    @TempDir
    Path data;

    @Test
    void postsAnswersEditsAndDeletesStandInTheArchive() {
        try (var snac = new SnacServer();
                var archive = new NightlyArchive(data, "mastodon", MUNICIPALITY, snac.base(), snac.token(MUNICIPALITY))) {
            var water = snac.post(MUNICIPALITY, "Vattnet stängs av i natt.");
            var ice = snac.post(MUNICIPALITY, "Skridskobanan är spolad.");
            var question = snac.reply(ANNA, water, "Gäller det Lillgatan?");
            var insult = snac.reply(ANNA, water, "Ni är odugliga!");
            allIsArchived(archive);

            snac.edit(ANNA, question, water, "Gäller det även Lillgatan 🚰?");
            snac.edit(MUNICIPALITY, water, water, "Vattnet stängs av i natt, klockan 22.");
            editsAddVersions(archive);

            snac.delete(ANNA, insult);
            snac.delete(MUNICIPALITY, ice);
            deletedItemsAreGoneAndKept(archive);
            aQuietNightChangesNothing(archive);
        }
    }

    private static void allIsArchived(NightlyArchive archive) {
        var night = archive.night();
        assertThat(night.outcome()).as(night.toString()).isEqualTo(Outcome.COMPLETE);
        assertThat(night.added()).isEqualTo(4);
        assertThat(archive.item("Vattnet stängs").direction()).isEqualTo(Direction.DRAWN_UP);
        assertThat(archive.item("Lillgatan").direction()).isEqualTo(Direction.RECEIVED);
        assertThat(archive.item("Lillgatan").parent()).isEqualTo(archive.item("Vattnet stängs").id());
    }

    private static void editsAddVersions(NightlyArchive archive) {
        assertThat(archive.night().edited()).isEqualTo(2);
        assertThat(archive.texts("Gäller det Lillgatan?")).hasSize(2).last().asString().contains("även Lillgatan 🚰");
        assertThat(archive.texts("Vattnet stängs")).hasSize(2).last().asString().contains("klockan 22");
        assertThat(archive.items()).hasSize(4);
    }

    private static void deletedItemsAreGoneAndKept(NightlyArchive archive) {
        assertThat(archive.night().gone()).isEqualTo(2);
        assertThat(archive.item("odugliga").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("odugliga").lastSeen()).isNotNull();
        assertThat(archive.item("Skridskobanan").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("Vattnet stängs").state()).isEqualTo(ItemState.VISIBLE);
    }

    private static void aQuietNightChangesNothing(NightlyArchive archive) {
        var night = archive.night();
        assertThat(night.added() + night.edited() + night.missing() + night.gone() + night.reappeared()).as(night.toString())
                .isZero();
        assertThat(archive.differences()).isEmpty();
    }
}
