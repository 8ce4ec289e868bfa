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
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.realservers.SnacServer.Status;

/**
 * The public on a snac2 server of its own answers the municipality on another: the archive holds what the municipality's server shows, as
 * that server has been told of it.
 */
@Tag("real-servers")
class SnacFederationTest {

    @TempDir
    Path data;

    private final SnacServer home = new SnacServer(MUNICIPALITY);
    private final SnacServer away = new SnacServer(ANNA);

    @Test
    void answersFromAnotherServerAreArchivedAsOursShowsThem() {
        try (home;
                away;
                var archive = new NightlyArchive(data, "mastodon", MUNICIPALITY, home.base(), home.token(MUNICIPALITY))) {
            away.follow(ANNA, home, MUNICIPALITY);
            Status water = home.post(MUNICIPALITY, "Vattnet stängs av i natt.");
            Status there = away.arrived(ANNA, water);
            answersAndEditsArrive(archive, water, there);
            deletesAreAsOurServerWasToldOfThem(archive, water, there);
            whatABlockKeepsOutIsNotThereAndTheRestStays(archive, water, there);
            assertThat(archive.differences()).isEmpty();
        }
    }

    private Status answered(Status water, Status there, String text) {
        Status answer = away.reply(ANNA, there, text);
        home.shows(water, answer.uri());
        return answer;
    }

    private void answersAndEditsArrive(NightlyArchive archive, Status water, Status there) {
        Status question = answered(water, there, "Gäller det Lillgatan?");
        var first = archive.night();
        assertThat(first.outcome()).as(first.toString()).isEqualTo(Outcome.COMPLETE);
        assertThat(first.added()).isEqualTo(2);
        assertThat(archive.item("Lillgatan").direction()).isEqualTo(Direction.RECEIVED);
        assertThat(archive.item("Lillgatan").parent()).isEqualTo(archive.item("Vattnet stängs").id());
        away.edit(ANNA, question, there, "Gäller det även Lillgatan 🚰?");
        home.shows(water, "även Lillgatan");
        assertThat(archive.night().edited()).isEqualTo(1);
        assertThat(archive.texts("Gäller det Lillgatan?")).hasSize(2).last().asString().contains("även Lillgatan 🚰");
    }

    /** A server that nobody follows tells nobody that something was deleted: on ours it stands, for everybody to read. */
    private void deletesAreAsOurServerWasToldOfThem(NightlyArchive archive, Status water, Status there) {
        Status insult = answered(water, there, "Ni är odugliga!");
        assertThat(archive.night().added()).isEqualTo(1);
        away.delete(ANNA, insult);
        assertThat(changes(archive.night())).isZero();
        assertThat(home.thread(water)).contains(insult.uri());
        assertThat(archive.item("odugliga").state()).isEqualTo(ItemState.VISIBLE);

        home.follow(MUNICIPALITY, away, ANNA);
        Status threat = answered(water, there, "Ni ska få se!");
        assertThat(archive.night().added()).isEqualTo(1);
        away.delete(ANNA, threat);
        home.showsNoLonger(water, threat.uri());
        assertThat(archive.night().gone()).isEqualTo(1);
        assertThat(archive.item("få se").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("Lillgatan").state()).isEqualTo(ItemState.VISIBLE);
    }

    private void whatABlockKeepsOutIsNotThereAndTheRestStays(NightlyArchive archive, Status water, Status there) {
        home.block(away);
        Status unheard = away.reply(ANNA, there, "Hör ni mig?");
        away.refusedBy(home);
        home.reply(MUNICIPALITY, water, "Vattnet är på igen.");
        var night = archive.night();
        assertThat(night.added()).as(night.toString()).isEqualTo(1);
        assertThat(changes(night)).isZero();
        assertThat(home.thread(water)).doesNotContain(unheard.uri());
        assertThat(archive.item("Lillgatan").state()).isEqualTo(ItemState.VISIBLE);
    }

    private static long changes(AccountReceipt night) {
        return night.edited() + night.missing() + night.gone() + night.reappeared();
    }
}
