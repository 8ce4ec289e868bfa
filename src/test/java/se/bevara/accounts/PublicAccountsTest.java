package se.bevara.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import se.bevara.TestDatabase;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.Ledgers;

/** The public list: what stands in it, what must not, and what is kept of it. Golden files beside; -Dbevara.golden=write writes them anew. */
class PublicAccountsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T22:15:30Z"), ZoneOffset.UTC);
    private static final Path GOLDEN = Path.of("src/test/resources/se/bevara/accounts/public");

    @TempDir
    Path folder;

    private record Office(Accounts accounts, PublicAccounts list) {
    }

    private Office open(@Nullable PublicSettings settings) {
        var source = TestDatabase.H2.open();
        Ledger ledger = Ledgers.open(folder, source, CLOCK);
        var data = new DataFolder(folder);
        var accounts = new Accounts(JdbcClient.create(source), new JdbcTransactionManager(source), ledger, data, CLOCK);
        var beans = settings == null
                ? new StaticListableBeanFactory()
                : new StaticListableBeanFactory(Map.of("settings", settings));
        return new Office(accounts,
                new PublicAccounts(accounts, ledger, data, CLOCK, new JdbcTransactionManager(source),
                        beans.getBeanProvider(PublicSettings.class)));
    }

    private static final PublicSettings SOLVIK = new PublicSettings("Solviks kommun",
            "kommunens registrator, registrator@solvik.example, 0123-45 00 00",
            Map.of("Barn- och utbildningsnämnden", "nämndens registrator, bun@solvik.example"));

    private Office solvik() throws IOException {
        Office office = open(SOLVIK);
        office.accounts().apply(office.accounts().read(Files.readAllBytes(Path.of("archive-sample/accounts.csv"))),
                "registrator");
        return office;
    }

    @Test
    void theListOfTheSampleIsAsItWas() throws IOException {
        Office office = solvik();
        Path to = folder.resolve("web");
        office.list().publish(to, "registrator");
        for (String name : List.of("index.html", "konton.csv", "konton.json")) {
            byte[] found = Files.readAllBytes(to.resolve(name));
            if ("write".equals(System.getProperty("bevara.golden"))) {
                Files.createDirectories(GOLDEN);
                Files.write(GOLDEN.resolve(name), found);
            }
            assertThat(new String(found, UTF_8)).as(name).isEqualTo(Files.readString(GOLDEN.resolve(name)));
        }
        for (String office2 : office.list().list().parts().keySet()) {
            assertThat(to.resolve(office2).resolve("index.html")).exists();
        }
    }

    @Test
    void nobodyIsNamedButByFunctionAndWhatIsNotInUseIsLeftOut() {
        Office office = open(SOLVIK);
        var all = new ArrayList<Account>();
        for (Account.State state : Account.State.values()) {
            all.add(account("konto-" + state.name().toLowerCase(java.util.Locale.ROOT), state, "namn"));
        }
        office.accounts().apply(new RegisterImport(all, List.of(), List.of(), List.of()), "test");
        PublicList list = office.list().list();
        assertThat(list.accounts()).extracting(PublicList.Listed::name).containsExactlyInAnyOrder("konto-active namn",
                "konto-closing namn");
        String everything = new String(list.json(), UTF_8) + new String(list.csv(), UTF_8)
                + PublicHtml.of(list, LocalDate.of(2026, 11, 20), false, "", Map.of());
        assertThat(everything).doesNotContain("Anna Chef", "Bo Ersättare", "valvet");
    }

    @Test
    void hostileTextIsTextInEachForm() {
        Office office = open(null);
        office.accounts().apply(new RegisterImport(List.of(account("a", Account.State.ACTIVE,
                "=HYPERLINK(\"x\") <script>alert(1)</script> \" onload='x' \u202Etxet")), List.of(), List.of(), List.of()),
                "test");
        PublicList list = office.list().list();
        var page = Jsoup.parse(PublicHtml.of(list, LocalDate.of(2026, 11, 20), true, "", Map.of()));
        assertThat(page.select("script")).isEmpty();
        assertThat(page.getAllElements().stream().map(Element::attributes).flatMap(all -> all.asList().stream())
                .filter(one -> one.getKey().startsWith("on"))).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>").doesNotContain("\u202E");
        assertThat(new String(list.csv(), UTF_8)).contains("\"'=HYPERLINK(");
    }

    @Test
    void anEmptyRegisterHasAListThatSaysSo() {
        Office office = open(null);
        var page = Jsoup.parse(PublicHtml.of(office.list().list(), LocalDate.of(2026, 11, 20), false, "", Map.of()));
        assertThat(page.text()).contains("Inga konton är i bruk just nu", "registrator");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void theListIsKeptAsEvidenceWhenItHasChangedAndItsFilesAreVerified() throws IOException {
        Office office = solvik();
        Path to = folder.resolve("web");
        String name = office.list().publish(to, "registrator").evidence().orElseThrow();
        assertThat(office.list().publish(to, "registrator").evidence()).isEmpty();
        var differences = new ArrayList<Difference>();
        office.list().verify(differences::add);
        assertThat(differences).isEmpty();
        Files.writeString(folder.resolve("archive/register/public").resolve(name).resolve("konton.csv"), "annat");
        office.list().verify(differences::add);
        assertThat(differences).extracting(Difference::file).containsExactly("archive/register/public/" + name + "/konton.csv");
    }

    @Test
    void anAdministrationWithoutAccountsLosesItsListAndNothingElse() throws IOException {
        Office office = solvik();
        Path to = folder.resolve("web");
        office.list().publish(to, "registrator");
        Path old = Files.createDirectories(to.resolve("gamla"));
        for (String name : List.of("index.html", "konton.csv", "konton.json", "bild.png")) {
            Files.writeString(old.resolve(name), "x");
        }
        Path other = Files.createDirectories(to.resolve("annat"));
        Files.writeString(other.resolve("index.html"), "x");
        office.list().publish(to, "registrator");
        try (Stream<Path> left = Files.list(old)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("bild.png");
        }
        assertThat(other.resolve("index.html")).exists();
    }

    private static Account account(String id, Account.State state, String text) {
        Account one = new InventedAccounts(1).several(1, "x").getFirst();
        return new Account(id, "Kommunstyrelsen", "Kommunkontoret", "", "facebook", id.equals("a") ? text : id + " " + text,
                one.address(), one.kind(), one.operation(), "syfte", "alla", "Anna Chef", List.of("Bo Ersättare"), "valvet",
                Account.Openness.OPEN, state, null, null, one.cadence(), one.legal());
    }
}
