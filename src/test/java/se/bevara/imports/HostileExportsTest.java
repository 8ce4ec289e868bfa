package se.bevara.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm, or are broken: each is refused by name, and nothing of it is taken in. */
class HostileExportsTest {

    @TempDir
    Path data;

    private ImportSetting setting;

    @BeforeEach
    void open() {
        setting = new ImportSetting(data.resolve("data"), Map.of("bevara.imports.total", "3MB", "bevara.imports.text", "1MB",
                "bevara.imports.members", "20", "bevara.imports.media", "1KB", "bevara.imports.items", "50",
                "bevara.imports.file", "2MB",
                "bevara.imports.ratio", "20"));
    }

    @AfterEach
    void close() {
        setting.close();
    }

    private void refused(String platform, byte[] export, String told) {
        assertThatThrownBy(() -> setting.take(platform, export)).isInstanceOf(ImportRefused.class).hasMessageContaining("väntade")
                .hasMessageContaining("fann").hasMessageContaining(told);
        assertThat(setting.items(platform)).isEmpty();
        assertThat(setting.the(ImportTable.class).all()).isEmpty();
        assertThat(setting.evidence(platform)).isEmpty();
        assertThat(data.resolve("data/imports").toFile().list()).as("copies left").isEmpty();
        assertThat(setting.verified()).isEmpty();
    }

    private static byte[] mastodonWith(String name, byte[] content) {
        var members = Stories.mastodon();
        members.put(name, content);
        return Zips.zip(members);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../etc/cron.d/x", "/etc/passwd", "a/../../b", "C:/windows/x", "..\\x", "a/.."})
    void namesThatLeadOut(String name) {
        refused("mastodon", mastodonWith(name, new byte[1]), "namn som leder därifrån");
        assertThat(data.resolve("etc")).doesNotExist();
    }

    @Test
    void bombs() {
        refused("mastodon", mastodonWith("media_attachments/a", new byte[4_000_000]), "högst 3145728 byte uppackad");
        refused("mastodon", Zips.gzip(new byte[20_000_000]), "uppackad");
    }

    @Test
    void aMemberManyTimesLargerThanPacked() {
        try (var roomy = new ImportSetting(data.resolve("roomy"),
                Map.of("bevara.imports.total", "100MB", "bevara.imports.ratio", "20"))) {
            assertThatThrownBy(() -> roomy.take("mastodon", mastodonWith("likes2.json", new byte[11_000_000])))
                    .isInstanceOf(ImportRefused.class).hasMessageContaining("20 gånger större");
        }
    }

    @Test
    void tooManyMembersAndTooLargeOnes() {
        var many = Stories.mastodon();
        for (int i = 0; i < 30; i++) {
            many.put("m" + i, new byte[0]);
        }
        refused("mastodon", Zips.zip(many), "högst 20 delar");
        var large = Stories.mastodon();
        large.put("outbox.json", random(1_200_000));
        refused("mastodon", Zips.zip(large), "högst 1048576 byte");
        refused("mastodon", random(2_200_000), "högst 2097152 byte");
    }

    @Test
    void tooManyItems() {
        var posts = new StringBuilder("Date,ShareLink,ShareCommentary\n");
        for (int i = 0; i < 60; i++) {
            posts.append("2026-11-20 08:20:00,urn:li:share:").append(i + 1).append(",hej\n");
        }
        refused("linkedin", Zips.zip("Shares.csv", posts.toString()), "högst 50 inlägg");
    }

    @Test
    void attachmentsThatAreTooLargeAreNamedAndLeft() {
        ImportReport report = setting.take("mastodon", Stories.of("mastodon"));
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.media()).isZero();
        assertThat(report.mediaMissing()).isEqualTo(1);
        assertThat(report.findings()).isTrue();
        assertThat(setting.item("mastodon", "Åtgärd").versions().getFirst().media().getFirst().failure()).contains("för stor");
    }

    @Test
    void linksInATarFile() {
        var tar = new ByteArrayOutputStream();
        Stories.mastodon().forEach((name, content) -> tar.writeBytes(Zips.tarMember(name, content, '0')));
        tar.writeBytes(Zips.tarMember("media_attachments/x", new byte[0], '2'));
        tar.writeBytes(new byte[1024]);
        refused("mastodon", Zips.gzip(tar.toByteArray()), "en länk");
    }

    @Test
    void theSameMemberTwice() {
        var tar = new ByteArrayOutputStream();
        Stories.mastodon().forEach((name, content) -> tar.writeBytes(Zips.tarMember(name, content, '0')));
        tar.writeBytes(Zips.tarMember("actor.json", new byte[3], '0'));
        refused("mastodon", Zips.gzip(tar.toByteArray()), "två med samma namn");
        byte[] twice = Zips.zip(Zips.members("actor.json", "{}", "actor.jsom", "{}", "outbox.json", "{}"));
        byte[] renamed = new String(twice, StandardCharsets.ISO_8859_1).replace("actor.jsom", "actor.json")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused("mastodon", renamed, "två med samma namn");
    }

    @Test
    void aTarFileIsTakenIn() {
        var small = Stories.mastodon();
        assertThat(setting.take("mastodon", Zips.tarGz(small)).added()).isEqualTo(3);
        assertThat(setting.evidence("mastodon").orElseThrow().toString()).endsWith(".tar.gz");
    }

    @Test
    void anEncryptedFile() {
        byte[] zip = Stories.of("mastodon");
        byte[] encrypted = zip.clone();
        for (int i = 0; i + 10 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K'
                    && (zip[i + 2] == 1 && zip[i + 3] == 2 || zip[i + 2] == 3 && zip[i + 3] == 4)) {
                encrypted[i + (zip[i + 2] == 1 ? 8 : 6)] |= 1;
            }
        }
        refused("mastodon", encrypted, "krypterad");
    }

    @Test
    void filesThatAreCutOff() {
        byte[] zip = Stories.of("mastodon");
        refused("mastodon", Arrays.copyOf(zip, zip.length / 2), "avkortad");
        byte[] tar = Zips.tarGz(Stories.mastodon());
        refused("mastodon", Arrays.copyOf(tar, tar.length / 2), "avkortad");
        byte[] car = Stories.of("bluesky");
        refused("bluesky", Arrays.copyOf(car, car.length - 10), "avkortat");
        byte[] wxr = Stories.of("wordpress");
        refused("wordpress", Arrays.copyOf(wxr, wxr.length - 100), "rad");
        var half = Stories.mastodon();
        half.put("outbox.json", Arrays.copyOf(half.get("outbox.json"), 900));
        refused("mastodon", Zips.zip(half), "JSON");
    }

    @Test
    void aMemberThatIsNotWhatItsSumSays() {
        byte[] zip = Stories.of("mastodon");
        byte[] altered = zip.clone();
        int name = new String(zip, StandardCharsets.ISO_8859_1).indexOf("outbox.json");
        altered[name + 60] ^= 0x55;
        assertThatThrownBy(() -> setting.take("mastodon", altered)).isInstanceOf(ImportRefused.class);
        assertThat(setting.items("mastodon")).isEmpty();
    }

    @Test
    void jsonThatIsDeeperThanAnybodyWrites() {
        var deep = Stories.mastodon();
        deep.put("outbox.json",
                ("{\"orderedItems\":" + "[".repeat(5000) + "]".repeat(5000) + "}").getBytes(StandardCharsets.UTF_8));
        refused("mastodon", Zips.zip(deep), "högst 100 nivåer");
    }

    @Test
    void xmlThatReachesOutOrGrows() {
        String story = Stories.wordpress();
        refused("wordpress", story.replace("<rss", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<rss")
                .replace("<title>Solvik", "<title>&x;").getBytes(StandardCharsets.UTF_8), "XML");
        refused("wordpress", story.replace("<rss", "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<rss")
                .replace("<title>Solvik", "<title>&b;").getBytes(StandardCharsets.UTF_8), "XML");
        refused("wordpress", story.replace("<title>Solvik", "<title>" + "<b>".repeat(60)).getBytes(StandardCharsets.UTF_8),
                "nivåer");
    }

    @Test
    void javascriptIsNeverRun() {
        var members = Stories.x();
        members.put("data/tweets.js", "window.YTD.tweets.part0 = (function(){ return [] })()".getBytes(StandardCharsets.UTF_8));
        refused("x", Zips.zip(members), "JSON");
        members.put("data/tweets.js", "[]".getBytes(StandardCharsets.UTF_8));
        refused("x", Zips.zip(members), "likhetstecken");
    }

    @Test
    void repositoriesThatLie() {
        var blocks = new ArrayList<byte[]>();
        Map<String, Object> node = new LinkedHashMap<>();
        var data = Cars.block(blocks,
                Cars.cbor(Map.of("e", List.of(), "x", new Cars.Raw(new byte[]{(byte) 0x9b, 0x7f, -1, -1, -1, -1, -1, -1, -1}))));
        refused("bluesky", Cars.car(blocks, "did:plc:solvik", data), "längre");
        byte[] altered = Stories.of("bluesky");
        altered[altered.length - 5] ^= 1;
        refused("bluesky", altered, "ändrat");
        var missing = new ArrayList<byte[]>();
        refused("bluesky", Cars.car(missing, "did:plc:solvik", Cars.cid(new byte[]{1})), "saknas");
        blocks.clear();
        node.put("e", List.of());
        var leaf = Cars.block(blocks, Cars.cbor(node));
        Map<String, Object> twice = new LinkedHashMap<>();
        twice.put("e", List.of(Map.of("k", new byte[]{'a'}, "p", 0L, "t", leaf, "v", leaf)));
        twice.put("l", leaf);
        refused("bluesky", Cars.car(blocks, "did:plc:solvik", Cars.block(blocks, Cars.cbor(twice))), "slinga");
        refused("bluesky", Cars.car(new ArrayList<>(), "did:plc:solvik", Cars.block(blocks, new byte[]{(byte) 0x9f})), "saknas");
    }

    @Test
    void cborDeeperThanAnybodyWrites() {
        byte[] deep = new byte[2000];
        Arrays.fill(deep, (byte) 0x81);
        assertThatThrownBy(() -> Cbor.read(deep)).isInstanceOf(ImportRefused.class).hasMessageContaining("nivåer");
        assertThatThrownBy(() -> Cbor.read(new byte[]{0x5f})).isInstanceOf(ImportRefused.class).hasMessageContaining("obestämd");
        assertThatThrownBy(() -> Cbor.read(new byte[]{0x7b, 0x7f, -1, -1, -1, -1, -1, -1, -1})).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> Cbor.read(new byte[]{(byte) 0x1b, -1, -1, -1, -1, -1, -1, -1, -1}))
                .isInstanceOf(ImportRefused.class);
    }

    @Test
    void whatIsNoExportAtAll() {
        refused("mastodon", "hej".getBytes(StandardCharsets.UTF_8), "som inte är någon av dem");
        refused("mastodon", new byte[0], "som inte är någon av dem");
        refused("mastodon", Zips.zip("a.txt", "hej"), "som inte är någon av dem");
        var both = Stories.mastodon();
        both.putAll(Zips.members("posts/profile_posts_1.json", "[]"));
        refused("mastodon", Zips.zip(both), "ser ut som flera");
    }

    @Test
    void anotherAccountsExport() {
        refused("mastodon", Zips.zip(with(Stories.mastodon(), "actor.json", "solvik", "grannstad")), "heter annorlunda");
        refused("x", Zips.zip(with(Stories.x(), "data/account.js", "solvik", "grannstad")), "heter annorlunda");
        refused("facebook", Stories.of("mastodon"), "ett på facebook");
        assertThatThrownBy(() -> setting.run(null, Stories.of("facebook"), false)).isInstanceOf(ImportRefused.class)
                .hasMessageContaining("--account");
        assertThatThrownBy(() -> setting.run("ingen", Stories.of("facebook"), false)).isInstanceOf(ImportRefused.class)
                .hasMessageContaining("registret");
    }

    private static Map<String, byte[]> with(Map<String, byte[]> members, String name, String was, String is) {
        members.put(name,
                new String(members.get(name), StandardCharsets.UTF_8).replace(was, is).getBytes(StandardCharsets.UTF_8));
        return members;
    }

    /** Random bytes, whole, halved and flipped, in every reader: refused, or read; never another failure. */
    @ParameterizedTest
    @ValueSource(strings = {"bluesky", "facebook", "instagram", "linkedin", "mastodon", "wordpress", "x", "youtube"})
    void noDamageBreaksAReader(String platform) {
        byte[] whole = Stories.of(platform);
        var random = new java.util.Random(7);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = random.nextInt(1, 6); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readOrRefused(() -> damaged);
        }
    }

    private void readOrRefused(Supplier<byte[]> bytes) {
        Path file = setting.file(bytes.get());
        try (Container container = Recognising.open(file, setting.the(ImportLimits.class))) {
            Export export = Recognising.format(container).read(container);
            assertThat(export.items()).hasSizeLessThan(50);
        } catch (ImportRefused e) {
            assertThat(e).hasMessageContaining("fann");
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(1).nextBytes(bytes);
        return bytes;
    }
}
