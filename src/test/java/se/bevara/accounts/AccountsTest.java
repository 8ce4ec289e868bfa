package se.bevara.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import se.bevara.TestDatabase;
import se.bevara.accounts.RegisterImport.Difference;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.Ledgers;

/** What the register promises, on each database. */
@SuppressWarnings("NullAway.Init") // each test opens its register first
class AccountsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T22:15:30Z"), ZoneOffset.UTC);
    private static final String FACEBOOK = "facebook-solviks-kommun";
    private static final String MASTODON = "mastodon-klass4b";

    @TempDir
    Path folder;
    private Ledger ledger;
    private Accounts accounts;

    private void open(TestDatabase database) {
        open(database.open());
    }

    private void open(DataSource source) {
        ledger = Ledgers.open(folder, source, CLOCK);
        accounts = new Accounts(JdbcClient.create(source), new JdbcTransactionManager(source), ledger, new DataFolder(folder),
                CLOCK);
    }

    private RegisterImport imported(String text) {
        RegisterImport read = accounts.read(text.getBytes(UTF_8));
        accounts.apply(read, "registrator");
        return read;
    }

    private static String file() {
        try {
            return Files.readString(Path.of("src/test/resources/se/bevara/accounts/good/utf8_semicolon_swedish.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> registerFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("archive/register"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingChangesNothing(TestDatabase database) {
        open(database);

        RegisterImport read = accounts.read(file().getBytes(UTF_8));

        assertThat(read.added()).hasSize(3);
        assertThat(accounts.all()).isEmpty();
        assertThat(ledger.size()).isZero();
        assertThat(folder.resolve("archive/register")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void appliedAccountsStandInTheRegisterAsRead(TestDatabase database) {
        open(database);

        RegisterImport read = imported(file());

        assertThat(accounts.all()).containsExactlyInAnyOrderElementsOf(read.added());
        assertThat(accounts.captured()).extracting(Account::id).containsExactly(FACEBOOK);
        assertThat(accounts.find(MASTODON)).hasValueSatisfying(account -> assertThat(account.purpose()).startsWith("=HYPERLINK"));
        assertThat(accounts.find("finns-inte")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void numbersStayWhenTheRegisterChanges(TestDatabase database) {
        open(database);
        imported(file());
        int facebook = accounts.number(FACEBOOK);
        int mastodon = accounts.number(MASTODON);

        imported(file().replace("Invånare, företag", "Alla"));

        assertThat(accounts.number(FACEBOOK)).isEqualTo(facebook).isNotEqualTo(mastodon);
        assertThat(accounts.number(MASTODON)).isEqualTo(mastodon);
        assertThatThrownBy(() -> accounts.number("finns-inte")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finns-inte");
    }

    @ParameterizedTest
    @EnumSource
    void anAccountThatTheFileLeavesOutStaysAsItIs(TestDatabase database) {
        open(database);
        imported(file());
        String withoutMastodon = file().lines().filter(line -> !line.contains("mastodon")).reduce("",
                (text, line) -> text + line + "\n");

        RegisterImport again = imported(withoutMastodon);

        assertThat(again.changesNothing()).isTrue();
        assertThat(again.unchanged()).hasSize(2);
        assertThat(accounts.find(MASTODON)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldChangeIsShownBeforeItIsApplied(TestDatabase database) {
        open(database);
        imported(file());

        RegisterImport read = accounts
                .read(file().replace("Åsa Öhrn", "Pia Ny").replace("varje natt", "varje timme").getBytes(UTF_8));

        assertThat(read.changed()).singleElement().satisfies(changed -> assertThat(changed.differences()).containsExactly(
                new Difference("ansvarig chef", "Åsa Öhrn", "Pia Ny"), new Difference("insamling", "varje natt", "varje timme")));
        assertThat(accounts.find(FACEBOOK).orElseThrow().manager()).isEqualTo("Åsa Öhrn");
    }

    @ParameterizedTest
    @EnumSource
    void anAccountRenamedOnItsPlatformKeepsItsIdentifier(TestDatabase database) {
        open(database);
        imported(file());

        RegisterImport read = imported(file().replace("Solviks kommun", "Solvik"));

        assertThat(read.added()).isEmpty();
        assertThat(accounts.find(FACEBOOK).orElseThrow().handle()).isEqualTo("Solvik");
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheAddressOfAnotherRegisteredAccount(TestDatabase database) {
        open(database);
        imported(file());

        RegisterImport read = accounts
                .read(file().replace(";Kommunstyrelsen;", "annat-konto;Kommunstyrelsen;").getBytes(UTF_8));

        assertThat(read.added()).isEmpty();
        assertThat(read.errors()).singleElement().satisfies(error -> {
            assertThat(error.column()).isEqualTo("adress");
            assertThat(error.found()).endsWith(FACEBOOK);
        });
    }

    @ParameterizedTest
    @EnumSource
    void theLedgerTellsWhatChangedByColumnsAlone(TestDatabase database) throws IOException {
        open(database);
        imported(file());
        imported(file().replace("Åsa Öhrn", "Pia Ny"));

        List<Entry> acts = ledger.about("account/" + FACEBOOK);
        assertThat(acts).extracting(entry -> entry.act().kind()).containsExactly("registered", "changed");
        assertThat(acts.getLast().act().agent()).isEqualTo("registrator");
        assertThat(acts.getLast().act().details()).containsEntry("columns", "responsible manager");
        for (Path line : Files.walk(folder.resolve("archive/ledger")).filter(Files::isRegularFile).toList()) {
            assertThat(Files.readString(line)).doesNotContain("Pia", "Åsa", "Öhrn", "Bo Ek");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrittenWhenNothingChanges(TestDatabase database) throws IOException {
        open(database);
        imported(file());
        long acts = ledger.size();

        imported(file());

        assertThat(ledger.size()).isEqualTo(acts);
        assertThat(registerFiles()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theRegisterAsItStoodIsWrittenEachTimeItChanges(TestDatabase database) throws IOException {
        open(database);
        imported(file());
        imported(file().replace("Åsa Öhrn", "Pia Ny"));

        assertThat(registerFiles()).extracting(file -> file.getFileName().toString())
                .containsExactly("2026-11-20T221530Z.0001.json", "2026-11-20T221530Z.0002.json");
        assertThat(registerFiles().getFirst()).content().contains("Åsa Öhrn").doesNotContain("Pia Ny");
        assertThat(registerFiles().getLast()).content().contains("Pia Ny", "\"cadence\":\"PT24H\"", "\"opened\":\"2015-03-01\"");
    }

    @ParameterizedTest
    @EnumSource
    void rebuildMakesTheSameRegisterFromTheFolder(TestDatabase database) {
        open(database);
        imported(file());
        imported(file().replace("Åsa Öhrn", "Pia Ny"));
        List<Account> before = accounts.all();
        int number = accounts.number(MASTODON);
        DataSource lost = database.open();

        Accounts rebuilt = new Accounts(JdbcClient.create(lost), new JdbcTransactionManager(lost), ledger, new DataFolder(folder),
                CLOCK);
        rebuilt.rebuild();

        assertThat(rebuilt.all()).isEqualTo(before);
        assertThat(rebuilt.number(MASTODON)).isEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource
    void rebuildOfAnEmptyFolderIsAnEmptyRegister(TestDatabase database) {
        open(database);

        accounts.rebuild();

        assertThat(accounts.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatAnInterruptedChangeLeftNeverStands(TestDatabase database) throws IOException {
        open(database);
        imported(file());
        Path stands = registerFiles().getFirst();
        Files.writeString(stands.resolveSibling("2026-11-20T221530Z.0002.json"),
                Files.readString(stands).replace("Åsa Öhrn", "Fel Namn"));

        accounts.rebuild();
        assertThat(accounts.find(FACEBOOK).orElseThrow().manager()).isEqualTo("Åsa Öhrn");

        imported(file().replace("Åsa Öhrn", "Pia Ny"));
        accounts.rebuild();
        assertThat(accounts.find(FACEBOOK).orElseThrow().manager()).isEqualTo("Pia Ny");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnImportThatTheRegisterHasLeftBehind(TestDatabase database) throws IOException {
        open(database);
        imported(file());
        RegisterImport early = accounts.read(file().replace("Åsa Öhrn", "Pia Ny").getBytes(UTF_8));
        imported(file().replace("Åsa Öhrn", "Ulla Först"));

        assertThatThrownBy(() -> accounts.apply(early, "registrator")).isInstanceOf(StaleImport.class)
                .hasMessageContaining(FACEBOOK);

        assertThat(accounts.find(FACEBOOK).orElseThrow().manager()).isEqualTo("Ulla Först");
        assertThat(registerFiles()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void verifyNamesARegisterFileThatWasTamperedWith(TestDatabase database) throws IOException {
        open(database);
        imported(file());
        var differences = new ArrayList<se.bevara.ledger.Difference>();
        accounts.verify(differences::add);
        assertThat(differences).isEmpty();

        Files.writeString(registerFiles().getFirst(), "{}");
        accounts.verify(differences::add);

        assertThat(differences).singleElement().extracting(se.bevara.ledger.Difference::file)
                .isEqualTo("archive/register/2026-11-20T221530Z.0001.json");
    }
}
