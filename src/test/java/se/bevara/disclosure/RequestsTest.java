package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.VeraPdf;
import se.bevara.archive.Closures;
import se.bevara.archive.ItemState;
import se.bevara.retention.Holds;

class RequestsTest {

    @TempDir
    Path root;

    private static String text(Path pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsOpenedSelectedReviewedDecidedPackedAndClosed(TestDatabase database) throws Exception {
        try (var setting = new DisclosureSetting(database, root)) {
            long post = setting.post("Vi asfalterar Storgatan i vår. 😀");
            long open = setting.comment(post, "Bo Ek", "Äntligen! Räksmörgås på er.");
            long masked = setting.comment(post, "Cia Lind", "Min dotter Maja har astma, ring 070-1234567. MAJA mår dåligt.");
            long withheld = setting.comment(post, "Dan", "Socialen har utrett grannen");
            setting.turn(masked, ItemState.HIDDEN);
            String id = setting.request("Alla kommentarer om asfalten på Storgatan");
            var added = setting.the(Selections.class).add(id, new Choice.Thread(open), false, DisclosureSetting.ANNA);
            assertThat(added.added()).isEqualTo(4);
            assertThat(setting.the(Holds.class).all()).singleElement().satisfies(hold -> {
                assertThat(hold.covered()).isEqualTo(4);
                assertThat(hold.lifted()).isNull();
            });
            assertThatThrownBy(() -> setting.decide(id, Answer.FULL)).hasMessageContaining("4 handlingar är inte prövade");

            setting.reviewing().open(id, post, 0, true, "", DisclosureSetting.ANNA);
            setting.reviewing().open(id, open, 0, true, "", DisclosureSetting.ANNA);
            setting.maskWords(id, masked, "maja", "OSL 25:1");
            setting.maskWords(id, masked, "070-1234567", "OSL 21:3");
            setting.reviewing().withhold(id, withheld, 0, "OSL 26:1", "", DisclosureSetting.ANNA);
            assertThatThrownBy(() -> setting.decide(id, Answer.FULL)).hasMessageContaining("prövningen ger delvis");
            setting.decide(id, Answer.PART);
            var packed = setting.pack(id);
            assertThat(VeraPdf.failures(Files.readAllBytes(packed.pdf()))).isEmpty();
            assertThat(text(packed.pdf())).contains("Alla kommentarer om asfalten", "Räksmörgås", "😀", "Min dotter",
                    "25 kap. 1 §", "26 kap. 1 §", "sida 1 av " + packed.pages(), "kammarrätten", "dold på plattformen")
                    .doesNotContain("Maja", "MAJA", "070", "Socialen", "Dan");
            assertThat(PackageVerification.of(packed.zip()).differences()).isEmpty();
            assertThat(PackageVerification.of(packed.zip()).proofs()).isEqualTo(3);
            closes(setting, id, open);
        }
    }

    private static void closes(DisclosureSetting setting, String id, long open) {
        assertThatThrownBy(() -> setting.requests().close(id, false, "Anna")).hasMessageContaining("slutligt");
        Request closed = setting.requests().close(id, true, "Anna");
        assertThat(closed.state()).isEqualTo(RequestState.CLOSED);
        assertThat(setting.the(Holds.class).all()).allSatisfy(hold -> assertThat(hold.lifted()).isNotNull());
        assertThatThrownBy(() -> setting.the(Selections.class).add(id, new Choice.Thread(open), false, DisclosureSetting.ANNA))
                .hasMessageContaining("--follows " + id);

        var before = setting.requests().items(id);
        setting.rebuild();
        assertThat(setting.requests().find(id)).isEqualTo(closed);
        assertThat(setting.requests().items(id)).isEqualTo(before);
        assertThat(setting.verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenStandsInTheActsAloneAndMaskedWordsNowhere(TestDatabase database) throws Exception {
        try (var setting = new DisclosureSetting(database, root)) {
            long item = setting.comment(setting.post("Hej"), "Bo", "brunbjornen sover");
            String id = setting.request("isbjornarna i parken", item);
            setting.maskWords(id, item, "brunbjornen", "OSL 21:1");
            setting.decide(id, Answer.PART);
            setting.pack(id);
            for (Path file : files(setting.root)) {
                String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                String name = setting.root.relativize(file).toString();
                assertThat(all.contains("brunbjornen")).as(name).isFalse();
                assertThat(all.contains("isbjornarna") && !name.startsWith("archive/acts/")).as(name).isFalse();
            }
            var rows = setting.source.getConnection().createStatement()
                    .executeQuery("SELECT body FROM disclosure_request");
            rows.next();
            assertThat(rows.getString(1)).doesNotContain("isbjorn", "brunbjorn", "Anna");
        }
    }

    private static List<Path> files(Path root) throws Exception {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.toString().contains("index")).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVersionIsFrozenAndALaterEditIsNotHandedOut(TestDatabase database) throws Exception {
        try (var setting = new DisclosureSetting(database, root)) {
            long item = setting.comment(setting.post("Hej"), "Bo", "Första lydelsen");
            String id = setting.request("Bos kommentar", item);
            setting.edit(item, new DisclosureSetting.Written("Bo", "Andra lydelsen", null, Map.of()));
            setting.reviewing().open(id, item, 0, true, "", DisclosureSetting.ANNA);
            setting.decide(id, Answer.FULL);
            assertThat(text(setting.pack(id).pdf())).contains("Första lydelsen", "version 1 av 2").doesNotContain("Andra");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedItemIsSelectedByItsRoleAloneAndOneThatNobodyMaySeeNever(TestDatabase database) {
        try (var setting = new DisclosureSetting(database, root)) {
            long post = setting.post("Hej");
            long secret = setting.comment(post, "Bo", "hemligt");
            long unseen = setting.comment(post, "Dan", "osett");
            setting.restrict(secret, Closures.Why.SECRET);
            setting.restrict(unseen, Closures.Why.UNSEEN);
            String id = setting.request("tråden");
            assertThatThrownBy(() -> setting.the(Selections.class).add(id, new Choice.Items(List.of(unseen)), false,
                    new Who("Anna", "registrator"))).hasMessageContaining("stängd för alla");
            var added = setting.the(Selections.class).add(id, new Choice.Thread(post), false, DisclosureSetting.ANNA);
            assertThat(added.closed()).containsExactlyInAnyOrder(secret, unseen);
            assertThatThrownBy(() -> setting.reviewing().open(id, secret, 0, true, "", DisclosureSetting.ANNA))
                    .isInstanceOf(DisclosureRefused.class).message().doesNotContain("hemligt");
            assertThatThrownBy(() -> setting.reviewing().openAll(id, List.of(post, secret), DisclosureSetting.ANNA))
                    .hasMessageContaining("sekretessmarkerad").hasMessageContaining("ingen av dem har öppnats");
            var registrar = new Who("Eva", "registrator");
            assertThat(setting.the(Selections.class).add(id, new Choice.Thread(post), false, registrar).closed()).isEmpty();
            setting.reviewing().open(id, post, 0, true, "", registrar);
            setting.reviewing().open(id, secret, 0, true, "", registrar);
            assertThatThrownBy(() -> setting.reviewing().open(id, unseen, 0, true, "", registrar)).hasMessageContaining("stängd");
            setting.reviewing().withhold(id, unseen, 0, "OSL 35:1", "", registrar);
            assertThatThrownBy(() -> setting.the(Deciding.class).decide(id,
                    new Deciding.Decision(Answer.PART, "Sekretess.", false, false), DisclosureSetting.ANNA))
                    .hasMessageContaining("rollen");
            setting.the(Deciding.class).decide(id, new Deciding.Decision(Answer.PART, "Sekretess.", true, true), registrar);
            assertThat(setting.the(Packing.class).pack(id, registrar).request().state()).isEqualTo(RequestState.PACKAGED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsClosedAfterItsReviewIsReviewedAgain(TestDatabase database) {
        try (var setting = new DisclosureSetting(database, root)) {
            long item = setting.comment(setting.post("Hej"), "Bo", "text");
            String id = setting.request("allt", item);
            setting.reviewing().open(id, item, 0, true, "", DisclosureSetting.ANNA);
            setting.decide(id, Answer.FULL);
            setting.restrict(item, Closures.Why.SECRET);
            assertThatThrownBy(() -> setting.pack(id)).hasMessageContaining("stängts sedan");
            setting.reviewing().withhold(id, item, 0, "OSL 21:1", "", DisclosureSetting.ANNA);
            assertThat(setting.requests().find(id).state()).isEqualTo(RequestState.OPEN);
            setting.decide(id, Answer.REFUSED);
            setting.pack(id);
            setting.requests().close(id, true, "Anna");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theClockTellsDaysAndAWithdrawnRequestLiftsItsHold(TestDatabase database) {
        try (var setting = new DisclosureSetting(database, root)) {
            long item = setting.comment(setting.post("Hej"), "Bo", "text");
            String id = setting.request("allt", item);
            setting.now.updateAndGet(at -> at.plus(Duration.ofDays(3)));
            assertThat(setting.requests().find(id).days(DisclosureSetting.TODAY.plusDays(3))).isEqualTo(3);
            long held = setting.requests().find(id).holds().getFirst();
            assertThatThrownBy(() -> setting.the(Holds.class).lift(held, "Anna", "prov")).as("by itself, past the request")
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(id);
            assertThat(setting.the(Holds.class).all()).allSatisfy(hold -> assertThat(hold.lifted()).isNull());
            setting.requests().withdraw(id, "Behövs inte längre", "Anna");
            assertThat(setting.the(Holds.class).all()).allSatisfy(hold -> assertThat(hold.lifted()).isNotNull());
            assertThat(setting.requests().all(true)).isEmpty();
            assertThat(setting.requests().open(new Requests.Opening("igen", null, id, ""), "Anna").follows()).isEqualTo(id);
            setting.reopen();
            setting.rebuild();
            assertThat(setting.requests().all(false)).hasSize(2);
        }
    }
}
