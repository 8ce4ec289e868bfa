package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.realservers.BlueskyNetwork.Written;

/** What happens on Bluesky's own network stands in the archive the night after. */
@Tag("real-servers")
class BlueskyNightsTest {

    private static final String SOLVIK = "solvik.test";
    private static final String ANNA = "anna.test";
    private static final String BO = "boek.test";

    @TempDir
    Path data;

    @Test
    void whatIsWrittenEditedDeletedHiddenTakenDownOrBlockedStandsInTheArchive() {
        try (var bluesky = new BlueskyNetwork()) {
            bluesky.join(SOLVIK);
            bluesky.join(ANNA);
            bluesky.join(BO);
            bluesky.describe(SOLVIK, "Solviks kommun", "Vi svarar vardagar 8–16.");
            try (var archive = new NightlyArchive(data, "bluesky", SOLVIK, bluesky.base(), "", bluesky.directory())) {
                nights(bluesky, archive);
                elsewhere(bluesky, archive);
            }
        }
    }

    private static void nights(BlueskyNetwork bluesky, NightlyArchive archive) {
        Written water = bluesky.post(SOLVIK, "Vattnet stängs av i natt 🚰", NightlyArchive.picture());
        Written ice = bluesky.post(SOLVIK, "Skridskobanan är spolad.");
        Written question = bluesky.reply(ANNA, water, water, "Gäller det Lillgatan?");
        Written answer = bluesky.reply(SOLVIK, water, question, "Nej, bara Storgatan.");
        Written insult = bluesky.reply(BO, water, water, "Ni är odugliga!");
        Written threat = bluesky.reply(BO, water, water, "Ni ska få se!");
        Written other = bluesky.reply(BO, ice, ice, "Finns det skridskor att låna?");
        bluesky.reply(ANNA, ice, ice, "Tack för det!");
        var first = archive.night();
        assertThat(first.outcome()).as(first.toString()).isEqualTo(Outcome.COMPLETE);
        assertThat(first.added()).isEqualTo(8);
        assertThat(first.media()).isEqualTo(1);
        assertThat(archive.item("Vattnet stängs").direction()).isEqualTo(Direction.DRAWN_UP);
        assertThat(archive.item("Gäller det").direction()).isEqualTo(Direction.RECEIVED);
        assertThat(archive.item("bara Storgatan").parent()).isEqualTo(archive.item("Gäller det").id());

        bluesky.edit(ice, Map.of(), "Skridskobanan är spolad, välkomna!");
        bluesky.hide(water, insult);
        bluesky.takeDown(threat);
        bluesky.delete(question);
        var second = archive.night();
        assertThat(second.edited()).as(second.toString()).isEqualTo(1);
        assertThat(archive.texts("Skridskobanan")).hasSize(2).last().asString().contains("välkomna");
        assertThat(archive.item("odugliga").state()).isEqualTo(ItemState.HIDDEN);
        assertThat(archive.item("få se").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("Gäller det").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("bara Storgatan").state()).as("below what was deleted, still there").isEqualTo(ItemState.VISIBLE);
        assertThat(bluesky.shows(answer)).isTrue();

        leavesAndComesBack(bluesky, archive, ice, other);
        blockedAndHeardAgain(bluesky, archive, ice, other);
        var quiet = archive.night();
        assertThat(quiet.added() + quiet.edited() + quiet.missing() + quiet.gone() + quiet.reappeared()).as(quiet.toString())
                .isZero();
        assertThat(archive.differences()).isEmpty();
    }

    /** Whose account rests for a while has deleted nothing. */
    private static void leavesAndComesBack(BlueskyNetwork bluesky, NightlyArchive archive, Written ice, Written other) {
        bluesky.leave(ice, other);
        var without = archive.night();
        assertThat(archive.item("att låna").state()).as(without.toString()).isEqualTo(ItemState.MISSING);
        bluesky.comeBack(other);
        archive.night();
        assertThat(archive.item("att låna").state()).isEqualTo(ItemState.VISIBLE);
    }

    /** Whom we block is heard no more below ours, and has deleted nothing: it is told that a list lacks what there was. */
    private static void blockedAndHeardAgain(BlueskyNetwork bluesky, NightlyArchive archive, Written ice, Written other) {
        bluesky.block(ice, other);
        var without = archive.night();
        assertThat(archive.item("att låna").state()).as(without.toString()).isEqualTo(ItemState.VISIBLE);
        assertThat(without.outcome()).isEqualTo(Outcome.PARTIAL);
        bluesky.unblock(ice, other);
        archive.night();
        assertThat(archive.item("att låna").state()).isEqualTo(ItemState.VISIBLE);
    }

    /** A thread of somebody else's that we take part in: ours, what stands above it and below it, and nothing else. */
    private static void elsewhere(BlueskyNetwork bluesky, NightlyArchive archive) {
        Written snow = bluesky.post(ANNA, "Varför plogas inte Lillgatan?");
        Written ours = bluesky.reply(SOLVIK, snow, snow, "Vi plogar vid fem centimeter.");
        Written thanks = bluesky.reply(ANNA, snow, ours, "Tack, då vet jag.");
        Written aside = bluesky.reply(BO, snow, snow, "Flytta därifrån.");
        archive.takesPart(BlueskyNetwork.page(snow));
        var first = archive.night();
        assertThat(first.added()).as(first.toString()).isEqualTo(3);
        assertThat(archive.item("fem centimeter").parent()).isEqualTo(archive.item("plogas inte").id());
        assertThat(archive.item("då vet jag").parent()).isEqualTo(archive.item("fem centimeter").id());
        assertThat(archive.said()).doesNotContain("Flytta därifrån.");
        assertThat(bluesky.shows(aside)).isTrue();

        bluesky.edit(ours, Map.of("reply", Map.of("root", snow.reference(), "parent", snow.reference())),
                "Vi plogar vid åtta centimeter.");
        bluesky.delete(thanks);
        var second = archive.night();
        assertThat(second.edited()).as(second.toString()).isEqualTo(1);
        assertThat(archive.item("då vet jag").state()).isEqualTo(ItemState.GONE);
        bluesky.delete(snow);
        var third = archive.night();
        assertThat(archive.item("plogas inte").state()).as(third.toString()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("fem centimeter").state()).isEqualTo(ItemState.VISIBLE);
        assertThat(archive.differences()).isEmpty();
    }
}
