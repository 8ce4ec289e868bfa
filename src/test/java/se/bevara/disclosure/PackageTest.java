package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResponse;
import se.bevara.TestDatabase;

class PackageTest {

    @TempDir
    Path root;

    @TempDir
    Path desk;

    private static Map<String, byte[]> unzipped(byte[] zip) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    /** A JPEG that says in its metadata who took it. */
    private static byte[] signed(byte[] jpeg, String name) {
        byte[] text = ("Exif\0\0" + name + " kamera").getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xff);
        out.write(0xe1);
        out.write(text.length + 2 >> 8);
        out.write(text.length + 2);
        out.writeBytes(text);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A request with everything: whole items, masked words and authors and pictures, one that is left out. */
    static String request(DisclosureSetting setting) {
        long post = setting.post("Skolgården på Björkskolan 😀\nRad två <script>alert(1)</script>");
        long open = setting.write(new DisclosureSetting.Written("Bo Ek", "Fin bild, säger Bo", post,
                Map.of("oppen.png", DisclosureSetting.picture("png"))));
        long masked = setting.write(new DisclosureSetting.Written("Örjan Hemlund", "Min son Måns Hemlund går i 4B. MÅNS!", post,
                Map.of("orjan-hemlund.jpg", signed(DisclosureSetting.picture("jpg"), "Örjan Hemlund"))));
        long mentions = setting.comment(post, "Eva", "Tack för det, kram");
        long withheld = setting.comment(post, "Urban Utelämnad", "Utredningsuppgiften om grannen");
        String id = setting.request("Kommentarer om skolgården", post, open, masked, mentions, withheld);
        var anna = DisclosureSetting.ANNA;
        setting.reviewing().open(id, post, 0, true, "", anna);
        setting.reviewing().open(id, open, 0, true, "", anna);
        setting.reviewing().open(id, mentions, 0, true, "", anna);
        var read = setting.reviewing().read(setting.reviewing().selected(id, masked, 0), anna);
        var maskings = new ArrayList<>(setting.reviewing().words(read, "måns", "OSL 23:2"));
        maskings.addAll(setting.reviewing().words(read, "Hemlund", "OSL 23:2"));
        maskings.add(setting.reviewing().field(read, "author", "OSL 23:2"));
        maskings.add(new Masking.Picture(1, List.of(new Masking.Rectangle(100, 0, 100, 100)), "OSL 23:2"));
        setting.reviewing().mask(id, masked, 0, maskings, true, anna);
        setting.reviewing().withhold(id, withheld, 0, "OSL 26:1", "", anna);
        setting.decide(id, Answer.PART);
        return id;
    }

    /** Every way in which a word may hide. */
    private static Map<String, byte[]> forms(String word) throws Exception {
        var forms = new TreeMap<String, byte[]>();
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1")) {
            forms.put(charset, word.getBytes(Charset.forName(charset)));
        }
        forms.put("percent", URLEncoder.encode(word, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        var escaped = new StringBuilder();
        var entities = new StringBuilder();
        word.chars().forEach(c -> {
            escaped.append(c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c));
            entities.append(c < 128 ? String.valueOf((char) c) : "&#" + c + ";");
        });
        forms.put("json", escaped.toString().getBytes(StandardCharsets.US_ASCII));
        forms.put("html", entities.toString().getBytes(StandardCharsets.US_ASCII));
        forms.put("hex", HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII));
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(word.getBytes(StandardCharsets.UTF_8));
        forms.put("base64", base64.substring(0, base64.length() - 1).getBytes(StandardCharsets.US_ASCII));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        forms.put("sha256", HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII));
        forms.put("sha256 raw", digest);
        return forms;
    }

    @Test
    void nothingThatIsMaskedIsInThePackageToTheLastByte() throws Exception {
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            var packed = setting.pack(request(setting));
            var parts = new LinkedHashMap<>(TakenApart.of("zip", Files.readAllBytes(packed.zip())));
            parts.putAll(TakenApart.of("pdf", Files.readAllBytes(packed.pdf())));
            assertThat(TakenApart.with(parts, "Fin bild".getBytes(StandardCharsets.UTF_8)))
                    .as("the search finds what is open").anyMatch(name -> name.contains("pdf") && name.endsWith("text"))
                    .anyMatch(name -> name.contains("member")).anyMatch(name -> name.endsWith("original/0002.json"));
            for (String word : List.of("Måns", "MÅNS", "måns", "Hemlund", "hemlund", "Örjan", "orjan-hemlund", "rjanHemlund",
                    "Urban", "Utelämnad", "Utredningsuppgiften", "kamera", "Exif\0\0")) {
                for (var form : forms(word).entrySet()) {
                    assertThat(TakenApart.with(parts, form.getValue())).as(word + " as " + form.getKey()).isEmpty();
                }
            }
            byte[] blue = {0, 0, (byte) 255, 0, 0, (byte) 255, 0, 0, (byte) 255, 0, 0, (byte) 255};
            var painted = unzipped(Files.readAllBytes(packed.zip()));
            var image = ImageIO.read(new ByteArrayInputStream(file(painted, "filer/0003-1.png")));
            assertThat(image.getRGB(150, 50)).isEqualTo(0xff000000);
            assertThat(image.getRGB(50, 50) & 0xff0000).isGreaterThan(0xf00000);
            assertThat(TakenApart.with(parts, blue)).as("the blue half is under the bar, and open in the other picture alone")
                    .isNotEmpty().allMatch(name -> name.contains("0002-1") || name.contains("stream") || name.contains("member"));
            assertThat(painted.keySet()).filteredOn(name -> name.startsWith("original/")).containsExactly("original/0001.json",
                    "original/0002.json", "original/0004.json");
        }
    }

    @Test
    void theSameDecisionMakesTheSameBytes() throws Exception {
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            String id = request(setting);
            var first = setting.pack(id);
            byte[] zip = Files.readAllBytes(first.zip());
            byte[] pdf = Files.readAllBytes(first.pdf());
            Request decided = setting.requests().find(id);
            setting.the(RequestTable.class).put(new Request(id, RequestState.DECIDED, decided.received(), decided.opened(),
                    decided.opening(), "", List.of(), decided.holds(), decided.answer(), decided.decided(), decided.decision(), 0,
                    List.of(),
                    null));
            setting.now.updateAndGet(at -> at.plusSeconds(86_400));
            setting.reopen();
            var second = setting.pack(id);
            assertThat(Files.readAllBytes(second.pdf())).isEqualTo(pdf);
            assertThat(Files.readAllBytes(second.zip())).isEqualTo(zip);
        }
    }

    @Test
    void thePackagesOwnPageChecksItWithSha256sumAndOpensslAlone() throws Exception {
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            var packed = setting.pack(request(setting));
            for (var one : unzipped(Files.readAllBytes(packed.zip())).entrySet()) {
                Path file = desk.resolve(one.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, one.getValue());
            }
            assertThat(followed()).contains("Filerna är hela", "Signature Verified Successfully", "Bevisen är lästa")
                    .doesNotContain("FEL");
            Files.writeString(desk.resolve("original/0002.json"), "{}");
            assertThat(followed()).contains("FEL bevis/0002-0.txt", "original/0002.json: FAILED");
        }
    }

    /** Runs what stands in the page's blocks. */
    private String followed() throws Exception {
        String page = Files.readString(desk.resolve("kontrollera.html"));
        var script = new StringBuilder();
        var blocks = Pattern.compile("<pre id=\"steg-\\d\">(.*?)</pre>", Pattern.DOTALL).matcher(page);
        while (blocks.find()) {
            script.append(blocks.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).append('\n');
        }
        var process = new ProcessBuilder("bash", "-c", script.toString()).directory(desk.toFile()).redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    @Test
    void eachByteThatIsChangedIsNamed() throws Exception {
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            var packed = setting.pack(request(setting));
            var files = unzipped(Files.readAllBytes(packed.zip()));
            assertThat(PackageVerification.of(packed.zip()).differences()).isEmpty();
            for (String name : files.keySet()) {
                var changed = new LinkedHashMap<>(files);
                byte[] bytes = file(files, name).clone();
                bytes[bytes.length / 2] ^= 1;
                changed.put(name, bytes);
                assertThat(PackageVerification.of(zipped(changed)).differences()).as(name).isNotEmpty();
                changed.remove(name);
                assertThat(PackageVerification.of(zipped(changed)).differences()).as("without " + name).isNotEmpty();
            }
            var more = new LinkedHashMap<>(files);
            more.put("till.txt", new byte[1]);
            assertThat(PackageVerification.of(zipped(more)).differences()).extracting(one -> one.file())
                    .containsExactly("till.txt");
        }
    }

    private Path zipped(Map<String, byte[]> files) throws Exception {
        Path file = desk.resolve("changed.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void theWaczHoldsThePagesAndEachLineOfItsIndexLeadsToItsRecord() throws Exception {
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            var packed = setting.pack(request(setting));
            var wacz = unzipped(file(unzipped(Files.readAllBytes(packed.zip())), "utlamnande.wacz"));
            byte[] warc = file(wacz, "archive/data.warc.gz");
            var urls = new ArrayList<String>();
            try (var reader = new WarcReader(new ByteArrayInputStream(warc))) {
                for (var record : reader) {
                    if (record instanceof WarcResponse response) {
                        urls.add(response.target());
                        assertThat(response.http().status()).isEqualTo(200);
                        String body = new String(response.http().body().stream().readAllBytes(), StandardCharsets.UTF_8);
                        assertThat(body).doesNotContain("<script>");
                    }
                }
            }
            assertThat(urls).hasSize(4);
            for (String line : new String(file(wacz, "indexes/index.cdx"), StandardCharsets.UTF_8).lines().toList()) {
                var offset = Pattern.compile("\"length\":\"(\\d+)\",\"offset\":\"(\\d+)\"").matcher(line);
                assertThat(offset.find()).isTrue();
                int from = Integer.parseInt(offset.group(2));
                var member = new ByteArrayInputStream(warc, from, Integer.parseInt(offset.group(1)));
                try (var reader = new WarcReader(member)) {
                    assertThat(urls).contains(((WarcResponse) reader.next().orElseThrow()).target());
                }
            }
            assertThat(wacz).containsOnlyKeys("archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl",
                    "datapackage.json",
                    "datapackage-digest.json");
        }
    }
}
