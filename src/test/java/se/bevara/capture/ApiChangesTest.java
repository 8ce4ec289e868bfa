package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;
import se.bevara.archive.Content.Kind;

/** Nights that notice what a platform changes, from its own answers alone. */
class ApiChangesTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 21);
    private static final URI POSTS = URI.create("https://graph.facebook.com/v26.0/1122/published_posts");

    private final Watch watch = new Watch();
    private JdbcClient jdbc;
    private ApiChanges changes;

    @BeforeEach
    void open() {
        use(TestDatabase.H2);
    }

    private void use(TestDatabase database) {
        var source = database.open();
        jdbc = JdbcClient.create(source);
        changes = new ApiChanges(watch, new ApiChangeTable(jdbc), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    /** A night that shows so many posts. */
    private List<String> night(int day, int posts, String json) {
        for (int i = 0; i < posts; i++) {
            watch.item("nytt", Kind.POST, new Seen.Raw(json.getBytes(StandardCharsets.UTF_8), "application/json", "sha256:"));
        }
        return changes.tell(NIGHT.plusDays(day));
    }

    private static Fetcher.Response with(String... headers) {
        var all = new TreeMap<String, String>();
        for (int at = 0; at < headers.length; at += 2) {
            all.put(headers[at], headers[at + 1]);
        }
        return new Fetcher.Response(200, all, new byte[0], "sha256:");
    }

    @ParameterizedTest
    @EnumSource
    void theFirstNightTeachesAndANewFieldIsToldOnce(TestDatabase database) {
        use(database);
        assertThat(night(0, 30, "{\"id\": \"hemlig\", \"text\": \"hemlig\"}")).isEmpty();
        assertThat(night(1, 30, "{\"id\": \"hemlig\", \"text\": \"hemlig\"}")).isEmpty();
        assertThat(night(2, 1, "{\"id\": 7, \"text\": null, \"mood\": {\"word\": \"hemlig\"}, \"123456\": 1}")).singleElement()
                .asString().isEqualTo("nytt: svaren har fält som inte har setts förr (post.id number, post.mood object, "
                        + "post.mood.word string). Insamlingen fortsätter; låt driften se över anslutningen.");
        assertThat(changes.tell(NIGHT.plusDays(2))).as("a receipt that is written again").hasSize(1);
        assertThat(night(3, 1, "{\"id\": 7, \"text\": null, \"mood\": {\"word\": \"hemlig\"}}")).isEmpty();
        assertThat(jdbc.sql("SELECT * FROM capture_field").query().listOfRows().toString()).contains("post.mood.word")
                .doesNotContain("hemlig").doesNotContain("123456");
        assertThat(changes.recent(NIGHT.plusDays(10))).hasSize(3).allMatch(one -> one.first().equals(NIGHT.plusDays(2)));
        assertThat(changes.recent(NIGHT.plusDays(40))).isEmpty();
    }

    @Test
    void aFieldThatAllItemsHadAndNoneHasIsToldEachNightByItsOutermostName() {
        String whole = "{\"id\": \"1\", \"from\": {\"name\": \"A\"}, \"text\": \"x\"}";
        night(0, 20, whole);
        night(1, 20, whole);
        night(2, 20, whole);
        assertThat(night(3, 2, "{\"id\": \"1\", \"text\": \"x\"}")).as("too few to tell by").isEmpty();
        for (int day = 4; day < 10; day++) {
            assertThat(night(day, 20, "{\"id\": \"1\", \"text\": \"x\"}")).singleElement().asString()
                    .contains("fält som brukar finnas saknades i alla svar (post.from)");
        }
        assertThat(night(10, 20, whole)).as("it is back").isEmpty();
        assertThat(night(11, 20, "{\"id\": \"1\", \"from\": {\"name\": null}, \"text\": \"x\"}")).as("empty is not gone")
                .isEmpty();
        assertThat(night(12, 20, "{\"id\": \"1\", \"from\": null, \"text\": \"x\"}")).singleElement().asString()
                .contains("(post.from.name)");
    }

    @Test
    void whatHasBeenMissedForAMonthIsUsualInTheEnd() {
        for (int day = 0; day < 3; day++) {
            night(day, 20, "{\"id\": \"1\", \"text\": \"x\"}");
        }
        var told = java.util.stream.IntStream.range(3, 60).filter(day -> !night(day, 20, "{\"id\": \"1\"}").isEmpty()).boxed()
                .toList();
        assertThat(told).startsWith(3, 4, 5).hasSizeBetween(30, 40).doesNotContain(59);
    }

    @Test
    void aFieldThatOnlySomeHadIsNotMissed() {
        for (int day = 0; day < 3; day++) {
            night(day, 40, "{\"id\": \"1\"}");
            night(day, 40, "{\"id\": \"1\", \"place\": \"x\"}");
        }
        assertThat(night(4, 100, "{\"id\": \"1\"}")).isEmpty();
    }

    /** What the connector cannot do without is missed from the first night. */
    @Test
    void aNeededFieldIsMissedFromTheFirstNight() {
        for (int i = 0; i < 5; i++) {
            watch.item("facebook", Kind.POST, new Seen.Raw("{\"id\": \"1_2\"}".getBytes(StandardCharsets.UTF_8),
                    "application/json", ""));
        }
        assertThat(changes.tell(NIGHT)).singleElement().asString().startsWith("facebook: fält som brukar finnas saknades")
                .contains("post.created_time").doesNotContain("post.id");
    }

    @Test
    void whatHeadersAnnounceIsToldEachWeekWithoutWhatATerminalObeys() {
        var hostile = "Wed, 11 Nov 2027 23:59:59 GMT \u001b[31m<script>" + "x".repeat(500);
        for (int day = 0; day < 14; day++) {
            for (int i = 0; i < 100; i++) {
                watch.answer("x", POSTS, Map.of(), with("sunset", hostile, "deprecation", "@1688169599", "warning",
                        "299 - \"Deprecated API\""));
            }
            watch.answer("x", POSTS, Map.of(), with("warning", "110 - \"Response is Stale\""));
            var told = changes.tell(NIGHT.plusDays(day));
            assertThat(told).hasSize(day % 7 == 0 ? 1 : 0);
            assertThat(told).allSatisfy(line -> assertThat(line).contains("sunset Wed, 11 Nov 2027", "deprecation @1688169599",
                    "warning 299").doesNotContain("\u001b", "<", "Stale", "x".repeat(101)));
        }
    }

    @Test
    void aPlatformThatSendsEndlesslyManyDifferentSignsAndFieldsIsBounded() {
        night(0, 1, "{\"id\": 1}");
        for (int i = 0; i < 5000; i++) {
            watch.answer("nytt", POSTS, Map.of(), with("sunset", "day " + i));
            String name = Integer.toString(i, 26).replaceAll("[0-9]", "z");
            watch.item("nytt", Kind.POST, new Seen.Raw(("{\"" + name + "q\": {\"" + name + "\": 1}}")
                    .getBytes(StandardCharsets.UTF_8), "application/json", ""));
        }
        assertThat(changes.tell(NIGHT.plusDays(1))).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThan(2000)
                .containsPattern("och \\d+ till"));
        assertThat(jdbc.sql("SELECT count(*) FROM capture_field").query(Long.class).single()).isLessThanOrEqualTo(2001);
        assertThat(jdbc.sql("SELECT count(*) FROM capture_change WHERE kind = 'ANNOUNCED'").query(Long.class).single())
                .isLessThanOrEqualTo(50);
    }

    @Test
    void anotherVersionThanTheOneAskedIsTold() {
        watch.answer("facebook", POSTS, Map.of(), with("facebook-api-version", "v26.0"));
        assertThat(changes.tell(NIGHT)).isEmpty();
        watch.answer("facebook", POSTS, Map.of(), with("facebook-api-version", "v27.0"));
        assertThat(changes.tell(NIGHT.plusDays(1))).singleElement().asString()
                .contains("en annan version än den som frågades svarar (svarande och frågad: v27.0 v26.0)");
    }

    @Test
    void aVersionThatEndsIsToldOfHalfAYearBeforeEachWeekAndAtTheEndEachNight() {
        var end = LocalDate.of(2027, 8, 1);
        var told = end.minusDays(200).datesUntil(end.plusDays(3)).filter(day -> {
            watch.answer("linkedin", URI.create("https://api.linkedin.com/rest/posts"), Map.of("LinkedIn-Version", "202608"),
                    with());
            return !changes.tell(day).isEmpty();
        }).map(day -> day.until(end, java.time.temporal.ChronoUnit.DAYS)).toList();
        assertThat(told).startsWith(180L, 173L, 166L).endsWith(7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L, -1L, -2L)
                .doesNotContain(200L, 181L, 100L);
    }
}
