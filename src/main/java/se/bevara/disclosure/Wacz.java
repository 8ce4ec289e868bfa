package se.bevara.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** The package's own pages as WARC 1.1 in a WACZ 1.1.1 file, which replays in ReplayWeb.page. Nothing that a platform answered is in it. */
final class Wacz {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Disclosed all;
    private final Staging staging;
    private final Instant at;
    private final String base;
    private final List<String> index = new ArrayList<>();
    private long length;

    private Wacz(Disclosed all, Staging staging, Instant at) {
        this.all = all;
        this.staging = staging;
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
        this.base = "https://utlamnande.invalid/" + all.id() + "/";
    }

    /** Writes it beside the staging's files. */
    static void write(Disclosed all, Staging staging, Instant at, Path file) {
        var wacz = new Wacz(all, staging, at);
        try {
            Path warc = staging.folder().resolve("pages.warc.gz");
            try (var out = Files.newOutputStream(warc)) {
                wacz.records(out);
            }
            wacz.zip(warc, file);
            Files.delete(warc);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private void records(OutputStream out) throws IOException {
        var html = new DisclosedHtml(all, name -> base + name);
        member(out,
                record("warcinfo", "", "application/warc-fields", bytes("software: Bevara\r\nformat: WARC File Format 1.1\r\n")));
        response(out, base, "html", bytes(html.index(name -> base + name)));
        for (int i = 0; i < all.threads().size(); i++) {
            response(out, base + DisclosedHtml.thread(i), "html", bytes(html.page(all.threads().get(i), base)));
        }
        for (var thread : all.threads()) {
            for (var entry : thread.entries()) {
                for (var one : entry.attached()) {
                    if (one.picture()) {
                        response(out, base + one.file(), one.file().substring(one.file().lastIndexOf('.') + 1),
                                staging.bytes(one.file()));
                    }
                }
            }
        }
    }

    private void response(OutputStream out, String address, String ending, byte[] body) throws IOException {
        String type = MediaKind.type(ending);
        byte[] head = bytes("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n");
        var block = new ByteArrayOutputStream();
        block.writeBytes(head);
        block.writeBytes(body);
        long offset = length;
        long size = member(out, record("response", address, "application/http; msgtype=response", block.toByteArray()));
        var json = new LinkedHashMap<String, String>();
        json.put("url", address);
        json.put("mime", type.replaceFirst(";.*", ""));
        json.put("status", "200");
        json.put("digest", "sha256:" + Digests.sha256(body));
        json.put("length", String.valueOf(size));
        json.put("offset", String.valueOf(offset));
        json.put("filename", "data.warc.gz");
        index.add(
                "invalid,utlamnande)/" + address.substring("https://utlamnande.invalid/".length()).toLowerCase(Locale.ROOT) + " "
                        + STAMP.format(at) + " " + JSON.writeValueAsString(json));
    }

    private byte[] record(String type, String address, String content, byte[] block) {
        String digest = Digests.sha256(block);
        var id = UUID.nameUUIDFromBytes(bytes(type + address + digest + all.id()));
        var record = new ByteArrayOutputStream();
        record.writeBytes(bytes("WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + id + ">\r\nWARC-Date: " + at
                + "\r\n"
                + (address.isEmpty() ? "" : "WARC-Target-URI: " + address + "\r\n") + "WARC-Block-Digest: sha256:" + digest
                + "\r\nContent-Type: " + content + "\r\nContent-Length: " + block.length + "\r\n\r\n"));
        record.writeBytes(block);
        record.writeBytes(bytes("\r\n\r\n"));
        return record.toByteArray();
    }

    private long member(OutputStream out, byte[] record) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(record);
        }
        packed.writeTo(out);
        length += packed.size();
        return packed.size();
    }

    private void zip(Path warc, Path file) throws IOException {
        String first = DisclosedText.title(all);
        var pages = new StringBuilder("{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"Sidor\"}\n");
        pages.append(JSON.writeValueAsString(page("1", base, first))).append('\n');
        for (int i = 0; i < all.threads().size(); i++) {
            pages.append(JSON.writeValueAsString(page(String.valueOf(i + 2), base + DisclosedHtml.thread(i),
                    "Tråd " + (i + 1) + ", " + all.threads().get(i).account()))).append('\n');
        }
        byte[] cdx = bytes(String.join("\n", index.stream().sorted().toList()) + "\n");
        byte[] list = bytes(pages.toString());
        var resources = List.of(resource("data.warc.gz", "archive/data.warc.gz", Digests.sha256(warc), Files.size(warc)),
                resource("index.cdx", "indexes/index.cdx", Digests.sha256(cdx), cdx.length),
                resource("pages.jsonl", "pages/pages.jsonl", Digests.sha256(list), list.length));
        var whole = new LinkedHashMap<String, Object>();
        whole.put("profile", "data-package");
        whole.put("wacz_version", "1.1.1");
        whole.put("title", first);
        whole.put("created", at.toString());
        whole.put("software", "Bevara");
        whole.put("mainPageUrl", base);
        whole.put("mainPageDate", at.toString());
        whole.put("resources", resources);
        byte[] described = JSON.writeValueAsBytes(whole);
        try (var zip = new EvenZip(file)) {
            zip.store("archive/data.warc.gz", warc);
            zip.store("indexes/index.cdx", cdx);
            zip.add("pages/pages.jsonl", list);
            zip.add("datapackage.json", described);
            zip.add("datapackage-digest.json", JSON.writeValueAsBytes(
                    Map.of("path", "datapackage.json", "hash", "sha256:" + Digests.sha256(described)).entrySet().stream()
                            .sorted(Map.Entry.comparingByKey()).collect(LinkedHashMap::new,
                                    (map, one) -> map.put(one.getKey(), one.getValue()), LinkedHashMap::putAll)));
        }
    }

    private Map<String, String> page(String id, String address, String title) {
        var page = new LinkedHashMap<String, String>();
        page.put("id", id);
        page.put("url", address);
        page.put("ts", at.toString());
        page.put("title", title);
        return page;
    }

    private static Map<String, Object> resource(String name, String path, String digest, long size) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("name", name);
        resource.put("path", path);
        resource.put("hash", "sha256:" + digest);
        resource.put("bytes", size);
        return resource;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
