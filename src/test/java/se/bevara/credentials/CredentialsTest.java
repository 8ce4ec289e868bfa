package se.bevara.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.TestDatabase;
import se.bevara.ledger.Ledger;

/** Credentials are kept sealed: what was entered comes out whole for its own account, or fails by name. */
class CredentialsTest {

    private static final String TOKEN = "EAAGlodjur1234hemlig";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    private CredentialSetting setting(DataSource source, Map<String, Object> settings) {
        return new CredentialSetting(source, folder, settings);
    }

    private CredentialSetting setting() {
        return setting(TestDatabase.H2.open(), Map.of());
    }

    private Path key() {
        return folder.resolve("keys/credentials.key");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasEnteredIsReplacedWithdrawnAndStillThereAfterARestart(TestDatabase database) throws Exception {
        DataSource source = database.open();
        try (var setting = setting(source, Map.of())) {
            var credentials = setting.credentials();
            assertThat(credentials.secret("ett", Purpose.READ)).isEmpty();
            assertThat(key()).as("made on first use").doesNotExist();
            credentials.enter("ett", Purpose.READ, " " + TOKEN + "\n", DAY.plusDays(60), "kim");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key()))).isEqualTo("rw-------");
            credentials.enter("ett", Purpose.WRITE, "skriv", null, "kim");
            credentials.enter("tva", Purpose.READ, "gammal", null, "kim");
            credentials.enter("tva", Purpose.READ, "ny", DAY, "rut");
        }
        try (var setting = setting(source, Map.of())) {
            var credentials = setting.credentials();
            assertThat(credentials.secret("ett", Purpose.READ)).contains(TOKEN);
            assertThat(credentials.secret("ett", Purpose.WRITE)).contains("skriv");
            assertThat(credentials.secret("tva", Purpose.READ)).contains("ny");
            assertThat(credentials.find("tva", Purpose.READ)).get().returns("rut", Credential::by).returns(DAY,
                    Credential::lapses);
            credentials.withdraw("ett", Purpose.READ, "kim");
            assertThat(credentials.secret("ett", Purpose.READ)).isEmpty();
            assertThat(credentials.secret("ett", Purpose.WRITE)).contains("skriv");
            assertThatThrownBy(() -> credentials.withdraw("ett", Purpose.READ, "kim")).isInstanceOf(CredentialRefused.class);
        }
    }

    @Test
    void neitherTheDatabaseNorTheLedgerHoldsWhatWasEntered() throws Exception {
        try (var setting = setting()) {
            setting.credentials().enter("ett", Purpose.READ, TOKEN, DAY.plusDays(60), "kim");
            setting.credentials().enter("ett", Purpose.READ, TOKEN, DAY.plusDays(60), "rut");
            setting.credentials().withdraw("ett", Purpose.READ, "kim");
            setting.credentials().enter("tva", Purpose.READ, TOKEN, null, "kim");
            String rows = setting.jdbc.sql("SELECT * FROM credentials_token").query().listOfRows().toString();
            assertThat(rows).contains("tva").doesNotContain(TOKEN)
                    .doesNotContain(Base64.getEncoder().encodeToString(TOKEN.getBytes()).substring(0, 16));
            var acts = setting.the(Ledger.class).about("credential/ett");
            assertThat(acts).extracting(entry -> entry.act().kind() + " " + entry.act().agent() + " " + entry.act().details())
                    .containsExactly("credential entered kim {purpose=read}", "credential replaced rut {purpose=read}",
                            "credential withdrawn kim {purpose=read}");
            assertThat(setting.credentials().all().toString()).doesNotContain(TOKEN);
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString()).doesNotContain(TOKEN);
            }
        }
    }

    @Test
    void theSameCredentialIsSealedDifferentlyEachTime() {
        var seal = new Seal(new byte[32]);
        assertThat(java.util.stream.IntStream.range(0, 50).mapToObj(i -> seal.close("READ ett", TOKEN))
                .collect(Collectors.toSet())).hasSize(50);
    }

    @Test
    void anyChangedByteIsNoticed() throws Exception {
        var seal = new Seal(new byte[32]);
        byte[] sealed = Base64.getDecoder().decode(seal.close("READ ett", TOKEN));
        assertThat(seal.open("READ ett", Base64.getEncoder().encodeToString(sealed))).isEqualTo(TOKEN);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> seal.open("READ ett", Base64.getEncoder().encodeToString(changed)))
                    .isInstanceOf(Seal.Broken.class);
        }
        for (String other : List.of("", "inte base64!", Base64.getEncoder().encodeToString(new byte[28]))) {
            assertThatThrownBy(() -> seal.open("READ ett", other)).isInstanceOf(Seal.Broken.class);
        }
    }

    /** Moved to another account, or to another purpose of the same, it does not open there; the account that it was for is not harmed. */
    @ParameterizedTest
    @ValueSource(strings = {"account = 'tva' AND purpose = 'READ'", "account = 'ett' AND purpose = 'WRITE'"})
    void whatIsMovedToAnotherRowDoesNotOpenThere(String row) {
        try (var setting = setting()) {
            var credentials = setting.credentials();
            credentials.enter("ett", Purpose.READ, TOKEN, null, "kim");
            credentials.enter("tva", Purpose.READ, "annan", null, "kim");
            credentials.enter("ett", Purpose.WRITE, "skriv", null, "kim");
            setting.jdbc.sql("""
                    UPDATE credentials_token SET sealed = (SELECT t.sealed FROM credentials_token t
                        WHERE t.account = 'ett' AND t.purpose = 'READ') WHERE\s""" + row).update();
            boolean other = row.contains("tva");
            assertThatThrownBy(() -> credentials.secret(other ? "tva" : "ett", other ? Purpose.READ : Purpose.WRITE))
                    .isInstanceOf(CredentialUnreadable.class).hasMessageContaining("is another's")
                    .hasMessageNotContaining(TOKEN);
            assertThat(credentials.opens(other ? "tva" : "ett", other ? Purpose.READ : Purpose.WRITE)).isFalse();
            assertThat(credentials.secret("ett", Purpose.READ)).contains(TOKEN);
        }
    }

    @Test
    void aLostKeyIsNamedNothingIsLostAndNoOtherTakesItsPlace() throws Exception {
        try (var setting = setting()) {
            var credentials = setting.credentials();
            credentials.enter("ett", Purpose.READ, TOKEN, null, "kim");
            byte[] key = Files.readAllBytes(key());
            Files.delete(key());
            assertThatThrownBy(() -> credentials.secret("ett", Purpose.READ)).isInstanceOf(CredentialUnreadable.class)
                    .hasMessageContainingAll("ett", "credentials.key", "no file");
            assertThatThrownBy(() -> credentials.enter("tva", Purpose.READ, "ny", null, "kim"))
                    .isInstanceOf(CredentialRefused.class).hasMessageContaining("nyckelfilen");
            assertThat(key()).doesNotExist();
            Files.write(key(), new byte[32]);
            assertThatThrownBy(() -> credentials.secret("ett", Purpose.READ)).isInstanceOf(CredentialUnreadable.class)
                    .hasMessageContaining("the key ");
            Files.write(key(), new byte[31]);
            assertThatThrownBy(() -> credentials.secret("ett", Purpose.READ)).isInstanceOf(CredentialUnreadable.class)
                    .hasMessageContaining("32 bytes");
            Files.write(key(), key);
            assertThat(credentials.secret("ett", Purpose.READ)).as("the key is back").contains(TOKEN);
            Files.delete(key());
            credentials.withdraw("ett", Purpose.READ, "kim");
            credentials.enter("ett", Purpose.READ, "ny", null, "kim");
            assertThat(credentials.secret("ett", Purpose.READ)).as("nothing was left that the old key opens").contains("ny");
        }
    }

    @Test
    void theKeyMayComeFromTheEnvironmentOrLieElsewhere() throws Exception {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        DataSource source = TestDatabase.H2.open();
        try (var setting = setting(source, Map.of("bevara.credentials.key", key))) {
            setting.credentials().enter("ett", Purpose.READ, TOKEN, null, "kim");
            assertThat(key()).doesNotExist();
            assertThat(setting.the(CredentialsSettings.class).toString()).doesNotContain(key);
        }
        Path elsewhere = folder.resolve("annan/plats.key");
        Files.createDirectories(elsewhere.getParent());
        Files.write(elsewhere, new byte[32]);
        try (var setting = setting(source, Map.of("bevara.credentials.key-file", elsewhere.toString()))) {
            assertThat(setting.credentials().secret("ett", Purpose.READ)).contains(TOKEN);
        }
        try (var setting = setting(source, Map.of("bevara.credentials.key", "kort"))) {
            assertThatThrownBy(() -> setting.credentials().secret("ett", Purpose.READ))
                    .isInstanceOf(CredentialUnreadable.class).hasMessageNotContaining("kort");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "två\nrader", "nul\u0000", "dold\u202Eriktning", "\ud800"})
    void whatCannotBeACredentialIsRefusedAndNotRepeated(String token) {
        try (var setting = setting()) {
            setting.credentials().enter("ett", Purpose.READ, TOKEN, null, "kim");
            assertThatThrownBy(() -> setting.credentials().enter("ett", Purpose.READ, token, null, "kim"))
                    .isInstanceOf(CredentialRefused.class).hasMessageContaining("behörighet: väntade");
            assertThat(setting.credentials().secret("ett", Purpose.READ)).contains(TOKEN);
        }
    }

    @Test
    void anUnknownAccountADayThatHasPassedAndAnEndlessTokenAreRefused() {
        try (var setting = setting()) {
            var credentials = setting.credentials();
            assertThatThrownBy(() -> credentials.enter("tre", Purpose.READ, TOKEN, null, "kim"))
                    .hasMessageContaining("registret");
            assertThatThrownBy(() -> credentials.enter("ett", Purpose.READ, TOKEN, DAY.minusDays(1), "kim"))
                    .hasMessageContaining("senare dag");
            assertThatThrownBy(() -> credentials.enter("ett", Purpose.READ, "x".repeat(8001), null, "kim"))
                    .hasMessageContaining("8 000");
            credentials.enter("ett", Purpose.READ, "å".repeat(8000), DAY, "kim");
            assertThat(credentials.secret("ett", Purpose.READ).orElseThrow()).hasSize(8000);
        }
    }

    @Test
    void itIsToldOfBeforeItLapsesAndAfterwardsAndNoDayIsPassedOver() {
        try (var setting = setting()) {
            var credentials = setting.credentials();
            LocalDate lapses = DAY.plusDays(60);
            credentials.enter("ett", Purpose.READ, TOKEN, lapses, "kim");
            credentials.enter("tva", Purpose.READ, TOKEN, null, "kim");
            assertThat(DAY.datesUntil(lapses.plusDays(3)).filter(day -> !credentials.toTell(day.minusDays(1), day).isEmpty())
                    .map(day -> java.time.temporal.ChronoUnit.DAYS.between(day, lapses))).containsExactly(30L, 14L, 7L, 1L, 0L,
                            -1L, -2L);
            assertThat(credentials.toTell(lapses.minusDays(32), lapses.minusDays(29))).as("the nights between did not run")
                    .hasSize(1);
            assertThat(credentials.toTell(lapses.minusDays(29), lapses.minusDays(15))).isEmpty();
            setting.clock.day(lapses.minusDays(31));
            assertThat(credentials.lapsing()).isEmpty();
            setting.clock.day(lapses.minusDays(30));
            assertThat(credentials.lapsing()).hasSize(1).allMatch(one -> !one.lapsed(credentials.today()));
            setting.clock.day(lapses.plusDays(1));
            assertThat(credentials.lapsing()).hasSize(1).allMatch(one -> one.lapsed(credentials.today()));
        }
    }
}
