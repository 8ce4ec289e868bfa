package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.imports.ImportReport;
import se.bevara.imports.Imports;
import se.bevara.sample.Posting;
import se.bevara.sample.StoryClock;

/** What was imported and a night meet: one item where the ids agree, and nothing that the platform does not show is taken to be gone. */
class ImportedNightTest {

    private static final DateTimeFormatter WORDPRESS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");

    @Test
    void aNightFindsAgainWhatMastodonsExportTold() throws IOException {
        try (var municipality = new Municipality(clock)) {
            var account = municipality.world.mastodon("solvik");
            var first = account.post("Vattnet stängs av på Storgatan i natt.");
            first.comment("Anna", "Gäller det Lillgatan?");
            clock.set("2026-03-01T09:00");
            var second = account.post("Biblioteket har öppet.");
            try (var application = municipality.application(data)) {
                ImportReport report = take(application, mastodon(first, second), "mastodon-solvik");
                assertThat(report.added()).isEqualTo(2);
                assertThat(found(application, "Storgatan")).isEqualTo(1);
                AccountReceipt receipt = night(application, "2026-03-02");
                assertThat(receipt.added()).as("the comment alone").isEqualTo(1);
                assertThat(receipt.missing() + receipt.gone()).isZero();
                assertThat(Municipality.holdings(application.getBean(Archive.class))).hasSize(3)
                        .containsKeys(Municipality.key(first), Municipality.key(second));
                AccountReceipt again = night(application, "2026-03-03");
                assertThat(again.added() + again.edited() + again.missing() + again.gone()).isZero();
                assertThat(take(application, mastodon(first, second), "mastodon-solvik").added()).isZero();
                clock.set("2026-03-03T12:00");
                second.delete(se.bevara.sample.By.AUTHOR);
                night(application, "2026-03-04");
                assertThat(Municipality.holdings(application.getBean(Archive.class)).get(Municipality.key(second)))
                        .satisfies(held -> assertThat(Objects.requireNonNull(held).item().state()).isEqualTo(ItemState.GONE));
            }
        }
    }

    @Test
    void aNightFindsAgainWhatWordpressExportTold() throws IOException {
        try (var municipality = new Municipality(clock)) {
            var post = municipality.world.wordpress("solvik").post("Vattnet stängs av på Storgatan i natt.");
            var comment = post.comment("Anna", "Gäller det Lillgatan?");
            try (var application = municipality.application(data)) {
                assertThat(take(application, wordpress(post, comment), "wordpress-solvik").added()).isEqualTo(2);
                AccountReceipt receipt = night(application, "2026-03-02");
                assertThat(receipt.added() + receipt.missing() + receipt.gone()).isZero();
                assertThat(Municipality.holdings(application.getBean(Archive.class))).hasSize(2);
                AccountReceipt again = night(application, "2026-03-03");
                assertThat(again.added() + again.edited() + again.missing() + again.gone()).isZero();
            }
        }
    }

    @Test
    void whatFacebooksExportAloneTellsIsNeverMissing() throws IOException {
        try (var municipality = new Municipality(clock)) {
            var page = municipality.world.facebook("solvik");
            var shown = page.post("Biblioteket har öppet.");
            try (var application = municipality.application(data)) {
                night(application, "2026-03-02");
                byte[] export = zip(Map.of("posts/profile_posts_1.json", """
                        [{"timestamp":1200000000,"data":[{"post":"Vattnet stängs av."}]},
                         {"timestamp":%d,"data":[{"post":"Biblioteket har öppet."}]}]
                        """.formatted(shown.created().getEpochSecond())));
                ImportReport report = take(application, export, "facebook-solvik");
                assertThat(report.added()).isEqualTo(1);
                assertThat(report.known()).isEqualTo(1);
                AccountReceipt receipt = night(application, "2026-03-03");
                assertThat(receipt.added() + receipt.edited() + receipt.missing() + receipt.gone()).isZero();
                assertThat(Municipality.holdings(application.getBean(Archive.class)).values()).hasSize(2)
                        .allSatisfy(held -> assertThat(held.item().state()).isEqualTo(ItemState.VISIBLE));
            }
        }
    }

    private AccountReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        var receipt = application.getBean(Nights.class).run(LocalDate.parse(date).minusDays(1));
        assertThat(receipt.accounts()).hasSize(1).allSatisfy(account -> assertThat(account.gaps()).isEmpty());
        return receipt.accounts().getFirst();
    }

    private static long found(ApplicationContext application, String word) {
        return application.getBean(Search.class)
                .find(new Query(word, null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, 10)).items()
                .size();
    }

    private ImportReport take(ApplicationContext application, byte[] export, String account) throws IOException {
        Path file = Files.createTempFile("export", ".bin");
        file.toFile().deleteOnExit();
        return application.getBean(Imports.class).run(Files.write(file, export), account, false, reached -> {
        });
    }

    private static byte[] mastodon(Posting... postings) throws IOException {
        var items = new StringBuilder();
        for (Posting posting : postings) {
            items.append(items.isEmpty() ? "" : ",").append("""
                    {"type":"Create","to":["as:Public"],"object":{"id":"%s","type":"Note","published":"%s","content":"<p>%s</p>"}}
                    """.formatted(posting.permalink(), posting.created(), posting.now().text()));
        }
        return zip(
                Map.of("actor.json", "{\"id\":\"https://social.solvik.example/users/solvik\",\"preferredUsername\":\"solvik\"}",
                        "outbox.json", "{\"type\":\"OrderedCollection\",\"orderedItems\":[" + items + "]}"));
    }

    private static byte[] wordpress(Posting post, Posting comment) {
        return """
                <?xml version="1.0"?><rss xmlns:content="c" xmlns:dc="d" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
                <link>https://wordpress-solvik.example</link><item><title></title><content:encoded>%s</content:encoded>
                <wp:post_id>%s</wp:post_id><wp:post_date_gmt>%s</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                <wp:comment><wp:comment_id>%s</wp:comment_id><wp:comment_author>Anna</wp:comment_author><wp:comment_date_gmt>%s</wp:comment_date_gmt>
                <wp:comment_content>%s</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>
                """
                .formatted(post.now().text(), post.remoteId(), WORDPRESS.format(post.created()), comment.remoteId(),
                        WORDPRESS.format(comment.created()), comment.now().text())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
