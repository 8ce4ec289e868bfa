package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.TestDatabase;

/** The recipes: their file, and pages on loopback that they are to be applied to, and not to be. */
class RecipesTest {

    private static final String POSTS = "<article><h2>Inlägg</h2><p>Du måste logga in i e-tjänsten för att se ditt ärende. Det här"
            + " innehållet är inte tillgängligt för alla.</p></article>"
            + "<article>Innehållet är inte tillgängligt just nu</article>"
            + "<nav><a href=/login>Logga in</a></nav><p>Badhuset öppnar klockan tio.</p>";
    private static final String NOTICE = "<div id=kakor class=cookie-bar style='position:fixed;bottom:0;left:0;right:0;height:300px;"
            + "background:#ffd'>Vi använder kakor. %s</div>";
    private static final String PRESSED = "<button onclick=\"document.getElementById('kakor').remove();fetch('/tryckt-%s')\">%s</button>";

    @TempDir
    Path root;

    private final Site site = new Site();
    private final Map<String, String> expected = new TreeMap<>();
    private final Map<String, URI> pages = new HashMap<>();

    @AfterEach
    void close() {
        site.close();
    }

    private void page(String id, String outcome, String body) {
        site.put("/" + id, body);
        pages.put(id, site.at("/" + id));
        expected.put(id, outcome);
    }

    private Map<String, String> take(SnapshotSetting setting) {
        var found = new TreeMap<String, String>();
        setting.take(expected.keySet().toArray(String[]::new)).forEach(
                outcome -> found.put(outcome.account(), outcome.failure() == null ? "" : outcome.failure() + outcome.detail()));
        return found;
    }

    private static Manifest manifest(SnapshotSetting setting, String id) {
        return setting.snapshots().manifest(setting.snapshots().of(id).getFirst()).orElseThrow();
    }

    private static List<String> done(SnapshotSetting setting, String id) {
        return manifest(setting, id).views().getFirst().done();
    }

    @Test
    void wallsAreNamedAndNeverPictured() {
        SnapshotSetting.needsBrowser();
        page("samtycke", "CONSENT_WALL", "<h1>Innan du fortsätter till Solvik</h1><p>Vi använder kakor till annonser.</p>"
                + "<button>Godkänn alla</button>");
        page("tackt", "CONSENT_WALL",
                POSTS.repeat(30) + "<dialog id=d style='width:100vw;height:100vh;max-width:none;max-height:none'>"
                        + "<main><h1>För att läsa måste du godkänna våra kakor</h1><button>Godkänn</button></main></dialog>"
                        + "<script>d.showModal()</script>");
        page("robot", "CAPTCHA",
                "<h1>Bekräfta att du är en människa</h1><p>Det tar bara några sekunder. Vänta medan vi ser efter.</p>");
        page("ruta", "CAPTCHA",
                "<p>Vänta medan vi ser efter vem som kommer hit.</p><div class=h-captcha>Kryssa i rutan här</div>");
        page("borta", "NOT_AVAILABLE",
                "<h2>Det här innehållet är inte tillgängligt just nu</h2><p>Det kan bero på att ägaren har delat"
                        + " det med en mindre grupp, eller tagit bort det.</p>");
        page("loggain", "LOGIN_WALL",
                "<h1>Du måste logga in för att se sidan</h1><p>Har du inget konto kan du skapa ett här.</p>");
        page("over", "LOGIN_WALL",
                POSTS.repeat(30) + "<div style='position:fixed;inset:0;background:#fff'><h2>Logga in för att fortsätta"
                        + "</h2></div>");
        site.error("/sparr", 403,
                "<h1>Verify you are human</h1><p>This site needs to review the security of your connection.</p>");
        pages.put("sparr", site.at("/sparr"));
        expected.put("sparr", "CAPTCHA");
        int closed;
        try (var gone = new Site()) {
            closed = gone.port();
        }
        pages.put("stangd", URI.create("http://127.0.0.1:" + closed + "/solvik"));
        expected.put("stangd", "UNREACHABLE");
        pages.put("namnlos", URI.create("https://127.0.0.1:" + closed + "/solvik"));
        expected.put("namnlos", "UNREACHABLEERR_TUNNEL_CONNECTION_FAILED");
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages, Map.of())) {
            assertThat(take(setting)).isEqualTo(expected);
            assertThat(root.resolve("archive/kommunstyrelsen")).doesNotExist();
        }
    }

    @Test
    void ordinaryPagesArePicturedHandledWithTheLeastConsentAndUnfolded() throws Exception {
        SnapshotSetting.needsBrowser();
        ordinaryPages();
        ownRecipes();
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages, Map.of("bevara.snapshot.depth", "3000"))) {
            assertThat(take(setting)).isEqualTo(expected);
            assertThat(site.asked).contains("/tryckt-inget", "/tryckt-ensam", "/tryckt-skugga", "/tryckt-namn", "/kanal")
                    .doesNotContain("/tryckt-allt", "/tryckt-tvang", "/bort");
            assertThat(done(setting, "vanlig")).containsExactly("Recept allmänt nekade samtycke: Avvisa alla*");
            assertThat(manifest(setting, "vanlig").missing()).isEmpty();
            assertThat(manifest(setting, "tvang").missing()).singleElement().asString()
                    .startsWith("Recept allmänt dolde: *kakor*");
            assertThat(done(setting, "egen")).containsExactly("Recept vårt dolde: #nag");
            assertThat(manifest(setting, "egen").recipes()).endsWith("7 (egna)");
            assertThat(done(setting, "fall")).contains("Recept vårt fällde ut: Ladda fler (3 gånger)");
            assertThat(text(setting, "fall")).contains("Det som fälldes ut.");
            for (String id : Set.of("vanlig", "tvang", "ensam", "skugga", "formular")) {
                assertThat(text(setting, id)).as(id).contains("Badhuset öppnar").doesNotContain("akor");
            }
        }
    }

    private void ordinaryPages() {
        page("vanlig", "",
                POSTS + NOTICE.formatted(PRESSED.formatted("allt", "Acceptera alla") + PRESSED.formatted("inget", "Avvisa alla"))
                        + "<div class=grecaptcha-badge style='position:fixed;right:0;bottom:0;width:256px;height:60px'>"
                        + "<iframe src=/recaptcha/api2/anchor></iframe></div>"
                        + "<form><textarea></textarea><div class=g-recaptcha>Kryssa</div></form>");
        page("tvang", "",
                POSTS + NOTICE.formatted(PRESSED.formatted("tvang", "Acceptera alla") + "<button>Inställningar</button>"));
        page("ensam", "", POSTS + NOTICE.formatted(PRESSED.formatted("ensam", "Jag förstår") + "<a href=/kakor>Läs mer</a>"));
        page("skugga", "", POSTS + "<div id=usercentrics-root></div><script>const r=document.getElementById('usercentrics-root')"
                + ".attachShadow({mode:'open'});r.innerHTML='<div style=\"position:fixed;inset:0;background:#ffd\">Kakor"
                + "<button onclick=\"this.parentElement.remove();fetch(`/tryckt-skugga`)\">Neka alla</button></div>'</script>");
        page("fall", "", POSTS + "<button onclick=\"this.outerHTML='<p>Det som fälldes ut.</p>'\">Visa mer</button>"
                + "<a href=/bort>Visa mer</a><button onclick=\"location='/bort'\">Visa fler</button>"
                + "<form action=/bort><button>Show more</button></form><a href=/bort download>Se mer</a>"
                + "<button id=n onclick=\"document.body.insertAdjacentHTML('beforeend','<p style=height:50px>En till</p>')\">Ladda fler</button>");
        page("egen", "", POSTS + "<style>html{overflow:hidden}</style><div id=nag style='position:fixed;inset:0;background:#fff'>"
                + "Gå med oss</div>");
        page("formular", "", POSTS + "<form><input name=children><input name=querySelectorAll><input name=matches></form>"
                + "<img name=body alt=''><img name=querySelectorAll alt=''>"
                + NOTICE.formatted(PRESSED.formatted("namn", "Neka")));
        site.gate("/kanal", "/consent");
        pages.put("kanal", site.at("/kanal"));
        expected.put("kanal", "");
    }

    private void ownRecipes() throws IOException {
        Files.writeString(root.resolve("recipes.yaml"), """
                version: 7
                källa: provet
                recept:
                - namn: vårt
                  värdar: [127.0.0.1]
                  rutor: [{väljare: body, text: "*Får vi spara*"}]
                  neka: [Avvisa allt]
                  dölj: [{väljare: "#nag"}]
                  visa mer: [Ladda fler]
                  högst: 3
                  väggar:
                    samtyckesvägg: {adresser: ["127.0.0.1/consent*"]}
                """);
    }

    private static String text(SnapshotSetting setting, String id) throws Exception {
        return Files.readString(setting.snapshots().file(setting.snapshots().of(id).getFirst(), "text.txt").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recept: []                                          | rad 1: fältet version saknas
            {version: 1, källa: x, recept: [{nam: a}]}          | rad 1: okänt fält nam
            {version: 1, källa: x, recept: [{namn: a, dölj: [Stäng]}]} | rad 1: förväntade fältet väljare
            {version: 1, källa: x, recept: [{namn: a, väggar: {mur: {}}}]} | rad 1: okänd vägg mur
            {version: 1, källa: x, recept: [{namn: a, högst: 500}]} | rad 1: fann 500, förväntade ett heltal, högst 100
            {version: 1, källa: x, recept: [{namn: a},{namn: a}]} | rad 1: receptet a står två gånger
            '{version: 1, källa: x, recept: [{namn: a'          | kan inte läsas som YAML
            """)
    void aFileWithMistakesSaysWhereAndIsNotUsed(String file, String fault) throws Exception {
        Path own = root.resolve("recipes.yaml");
        Files.writeString(own, file);
        var recipes = Recipes.with(own);
        assertThat(recipes.faults()).anySatisfy(told -> assertThat(told).startsWith(own.toString()).contains(fault));
        assertThat(recipes.all()).isEqualTo(Recipes.ours().all());
    }

    @Test
    void theirsOfTheSameNameTakesThePlaceOfOurs() throws Exception {
        Path own = root.resolve("recipes.yaml");
        Files.write(own,
                "version: 1\nkälla: x\nrecept:\n- namn: facebook\n  plattformar: [Facebook]\n".getBytes(StandardCharsets.UTF_8));
        var recipes = Recipes.with(own);
        assertThat(recipes.faults()).isEmpty();
        assertThat(recipes.all()).hasSameSizeAs(Recipes.ours().all()).first().extracting(Recipe::refuse).isEqualTo(List.of());
        assertThat(recipes.serving("facebook", URI.create("https://sv-se.facebook.com/solvik"))).extracting(Recipe::name)
                .containsExactly("facebook", "samtyckestjänster", "allmänt");
    }

    @ParameterizedTest
    @CsvSource({"https://www.facebook.com/login/?next=x, LOGIN_WALL", "https://consent.youtube.com/m?continue=x, CONSENT_WALL",
            "https://www.google.com/sorry/index, CAPTCHA", "https://solvik.se/wp-login.php, LOGIN_WALL",
            "https://solvik.se/catalogue/author,", "https://solvik.se/oss?login=1,"})
    void anAddressTellsAWall(URI shown, Failure wall) {
        assertThat(Recipes.ours().wall(URI.create("https://solvik.se/oss"), shown).orElse(null)).isEqualTo(wall);
        assertThat(Recipes.ours().wall(shown, shown)).as("what was asked for").isEmpty();
    }
}
