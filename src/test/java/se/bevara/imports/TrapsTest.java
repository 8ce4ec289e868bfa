package se.bevara.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.archive.Content;
import se.bevara.archive.Item;

/** What is irregular in the platforms' own exports. */
class TrapsTest {

    @TempDir
    Path data;

    private ImportSetting setting;

    @BeforeEach
    void open() {
        setting = new ImportSetting(data.resolve("data"));
    }

    @AfterEach
    void close() {
        setting.close();
    }

    /** Any text that Meta damaged comes back as it was; any that it did not is left, unless it happens to be the bytes of another. */
    @Test
    void mojibakeIsUndoneForAnyText() {
        var random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(1, 20); length > 0; length--) {
                int[] planes = {0x20 + random.nextInt(0x5f), 0xa0 + random.nextInt(0x60), 0x400 + random.nextInt(0x100),
                        0x1f300 + random.nextInt(0x300)};
                text.appendCodePoint(planes[random.nextInt(planes.length)]);
            }
            String whole = text.toString();
            String damaged = new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(Mojibake.repair(damaged)).isEqualTo(whole);
            boolean beyond = whole.chars().anyMatch(c -> c > 0xFF);
            if (beyond) {
                assertThat(Mojibake.repair(whole)).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Åtgärd", "på", "é", "Ã", "ÿþ", "hel"})
    void whatWasNeverDamagedStays(String text) {
        assertThat(Mojibake.repair(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"Commentaire,Propriétaire du média,Heure", "Kommentar,Mediets ägare,Tid", "Okänt,Vem,När"})
    void instagramsFieldsAreFoundInAnyLanguage(String text, String owner, String time) {
        var members = Stories.instagram();
        members.put("your_instagram_activity/comments/post_comments_1.json",
                """
                        {"comments_media_comments":[{"string_map_data":{"%s":{"value":"%s"},"%s":{"value":"anna"},"%s":{"timestamp":1795170000}}}]}
                        """
                        .formatted(Stories.mojibake(text), Stories.mojibake(Stories.ANSWER), Stories.mojibake(owner),
                                Stories.mojibake(time))
                        .getBytes(StandardCharsets.UTF_8));
        setting.take("instagram", Zips.zip(members));
        assertThat(setting.contents("instagram")).extracting(Content::text).contains(Stories.ANSWER);
    }

    @Test
    void instagramsNewerFormIsRead() {
        setting.take("instagram",
                Zips.zip("your_instagram_activity/comments/post_comments_1.json",
                        """
                                [{"timestamp":1795170000,"fbid":"1","label_values":[{"label":"Url","value":"x","href":"https://instagram.example/p/1"},
                                 {"label":"Kommentar","value":"%s"},{"label":"Ägare","value":"anna"}],"media":[]}]
                                """
                                .formatted(Stories.mojibake(Stories.ANSWER))));
        assertThat(setting.contents("instagram")).extracting(Content::text).containsExactly(Stories.ANSWER);
    }

    @Test
    void whoeverPutAPictureUpIsNotKeptInTheItem() {
        setting.take("facebook", Stories.of("facebook"));
        Item water = setting.item("facebook", "Åtgärd");
        String block = new String(setting.archive().block(water, 1), StandardCharsets.UTF_8);
        assertThat(block).doesNotContain("192.0.2.7").contains("\"cut\":[\"upload_ip\"]");
    }

    @Test
    void ofTheOnesWhoCommentOnABlogNoAddressIsKeptAnywhere() {
        setting.take("wordpress", Stories.of("wordpress"));
        for (String never : List.of("anna@hemlig", "192.0.2.99", "192.0.2.98", "berit@solvik")) {
            assertThat(setting.places(never)).isEmpty();
        }
        assertThat(setting.places("Gäller det")).hasSize(1).allMatch(place -> place.endsWith(".warc.gz"));
        Item comment = setting.item("wordpress", "Gäller");
        assertThat(comment.direction()).isEqualTo(se.bevara.archive.Direction.RECEIVED);
        assertThat(setting.archive().content(comment, 1).authorName()).isEqualTo("Anna");
        Item answer = setting.item("wordpress", Stories.ANSWER);
        assertThat(answer.parent()).isEqualTo(comment.id());
        assertThat(answer.thread()).isEqualTo(setting.item("wordpress", "Åtgärd").id());
    }

    @Test
    void anEditedPostOnXIsOneByItsFirstId() {
        setting.take("x", Stories.of("x"));
        Content water = setting.archive().content(setting.item("x", "Åtgärd"), 1);
        assertThat(water.key()).isEqualTo("1001");
        assertThat(water.remoteId()).isEqualTo("1002");
        assertThat(water.counts()).containsEntry("likes", 3L).containsEntry("shares", 1L);
        assertThat(water.text()).doesNotContain("t.co");
    }

    @Test
    void shortenedAddressesOnXAreWhatTheyLeadTo() {
        setting.take("x", Zips.zip("data/account.js", "window.YTD.account.part0 = []", "data/tweets-part1.js",
                """
                        window.YTD.tweets.part1 = [{"tweet":{"id_str":"5","full_text":"Läs &lt;mer&gt; https://t.co/a = b","created_at":
                        "Fri Nov 20 08:20:00 +0000 2026","entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://solvik.example/vatten"}]}}}]
                        """));
        assertThat(setting.contents("x")).extracting(Content::text)
                .containsExactly("Läs <mer> https://solvik.example/vatten = b");
    }

    @Test
    void csvIsReadAsIrregularAsItIs() {
        byte[] csv = """
                \uFEFFNotes:
                "En rad, och
                en till"
                Date,Link,Message
                1,a,"två
                rader, med ""citat"" och "ett" löst"
                2,b,slut "här"
                3,c,"tom"\r
                4,,""

                5,e,"aldrig avslutad
                """.getBytes(StandardCharsets.UTF_8);
        var rows = CsvRows.read(csv, Set.of("message"));
        assertThat(rows).extracting(row -> row.field("message")).startsWith("två\nrader, med \"citat\" och \"ett\" löst",
                "slut \"här\"", "tom", "").hasSize(5);
        assertThat(new String(rows.get(1).bytes(), StandardCharsets.UTF_8)).isEqualTo("2,b,slut \"här\"");
    }

    @Test
    void anItemThatTheInterfaceGaveIsNotAddedFromAnExportWithoutIds() {
        long known = Captures.facebook(setting, "123", "2026-11-20T08:20:00+0000", Stories.WATER);
        ImportReport report = setting.take("facebook", Stories.of("facebook"));
        assertThat(report.known()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(2);
        assertThat(setting.archive().item(known).orElseThrow().versions()).hasSize(1);
        setting.erase(setting.archive().item(known).orElseThrow());
        assertThat(setting.places("Storgatan")).isEmpty();
        assertThat(setting.take("facebook", Stories.of("facebook")).leftOut()).containsEntry(Reason.DISPOSED, 1);
        assertThat(setting.places("Storgatan")).isEmpty();
    }

    @Test
    void aCommentOnLinkedinThatHasAnUrnIsKnownByItsNumber() {
        setting.take("linkedin", Zips.zip("Comments.csv",
                """
                        Date,Link,Message
                        2026-11-20 10:20:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A71?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A71%2C93%29,hej
                        """));
        assertThat(setting.contents("linkedin")).singleElement().satisfies(comment -> {
            assertThat(comment.key()).isEqualTo("93");
            assertThat(comment.remoteId()).isEqualTo("urn:li:comment:(activity:71,93)");
        });
    }
}
