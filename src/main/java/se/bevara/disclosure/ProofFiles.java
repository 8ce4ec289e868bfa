package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Evidence;
import se.bevara.archive.Item;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.InclusionProof;
import se.bevara.ledger.Ledger;

/**
 * The way from what is handed out to a signed checkpoint of the ledger, as lines of text that a shell can follow. For what is masked or
 * left out there are neither bytes nor salts: the commitment tells nothing then.
 */
@Lazy
@Component
final class ProofFiles {

    static final String TEXT = "bevis/kontrollpunkt.txt";
    static final String SIGNATURE = "bevis/kontrollpunkt.sig";
    static final String KEY = "bevis/kontrollpunkt.pem";
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final HexFormat HEX = HexFormat.of();

    private final Archive archive;
    private final Evidence evidence;
    private final Ledger ledger;
    private final DataFolder folder;
    private final SelectedReading reading;

    ProofFiles(Archive archive, Evidence evidence, Ledger ledger, DataFolder folder, SelectedReading reading) {
        this.archive = archive;
        this.evidence = evidence;
        this.ledger = ledger;
        this.folder = folder;
        this.reading = reading;
    }

    /** A checkpoint that covers what is in the ledger now, signed if need be. Outside any transaction. */
    String checkpoint() {
        long size = ledger.size();
        return ledger.newestCheckpoint().filter(one -> one.size() >= size).orElseGet(ledger::checkpoint).note();
    }

    /** @param note the checkpoint that was signed when it was decided */
    void write(Disclosed all, String note, Who who, Staging staging) {
        checkpoint(note, staging);
        var entries = new TreeSet<Long>();
        for (var thread : all.threads()) {
            for (var entry : thread.entries()) {
                if (entry.withheld().isEmpty()) {
                    Item item = archive.item(entry.item()).orElseThrow();
                    for (var one : reading.of(item.id(), all.id(), who, () -> evidence.included(item, entry.version()))) {
                        proof(entry, one, size(note), staging, entries);
                    }
                }
            }
        }
    }

    private void proof(Disclosed.Entry entry, Evidence.Included one, long size, Staging staging, Set<Long> entries) {
        String file = file(entry, one, staging);
        var text = new StringBuilder();
        line(text, "fil", file.isEmpty() ? "-" : file);
        line(text, "salt", file.isEmpty() ? "-" : HEX.formatHex(one.salt()));
        line(text, "atagande", one.proof().commitment());
        way(text, "led", one.tree());
        long index = one.proof().ledgerEntry();
        byte[] line = ledger.line(index).orElseThrow();
        line(text, "rot", ledger.entry(index).orElseThrow().act().details().getOrDefault("root", ""));
        line(text, "post", "bevis/post-" + index + ".json");
        if (entries.add(index)) {
            staging.put("bevis/post-" + index + ".json", line);
        }
        way(text, "gren", ledger.proof(index, size));
        staging.put(String.format(Locale.ROOT, "bevis/%04d-%d.txt", entry.number(), one.proof().media()),
                text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Where the exact bytes lie; empty where they are not handed out. */
    private static String file(Disclosed.Entry entry, Evidence.Included one, Staging staging) {
        if (!entry.whole()) {
            return "";
        }
        if (one.proof().media() == 0) {
            boolean json = one.block().length > 0 && (one.block()[0] == '{' || one.block()[0] == '[');
            String name = String.format(Locale.ROOT, "original/%04d.%s", entry.number(), json ? "json" : "bin");
            staging.put(name, one.block());
            return name;
        }
        return entry.attached().stream().map(Disclosed.Attached::file)
                .filter(file -> !file.isEmpty() && Arrays.equals(staging.bytes(file), one.block())).findFirst().orElse("");
    }

    private static void line(StringBuilder text, String... words) {
        text.append(String.join(" ", words)).append('\n');
    }

    /** RFC 9162 section 2.1.3.2: on which side each sibling stands. */
    private static void way(StringBuilder text, String word, InclusionProof proof) {
        long node = proof.index();
        long last = proof.size() - 1;
        for (byte[] sibling : proof.path()) {
            boolean left = (node & 1) == 1 || node == last;
            line(text, word, left ? "v" : "h", HEX.formatHex(sibling));
            if (left) {
                int up = Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            }
            node >>= 1;
            last >>= 1;
        }
    }

    private static long size(String note) {
        return Long.parseLong(note.split("\n", -1)[1]);
    }

    /** What is signed, the signature and the key apart, as openssl takes them. */
    private void checkpoint(String note, Staging staging) {
        int end = note.indexOf("\n\n") + 1;
        String[] words = note.substring(end + 1).lines().findFirst().orElseThrow().split(" ", -1);
        byte[] signature = Base64.getDecoder().decode(words[words.length - 1]);
        staging.put(TEXT, note.substring(0, end).getBytes(StandardCharsets.UTF_8));
        staging.put(SIGNATURE, Arrays.copyOfRange(signature, 4, signature.length));
        String pem = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key(Arrays.copyOf(signature, 4)));
        staging.put(KEY,
                ("-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The key whose number a signature begins with, among those that the archive has published. */
    private byte[] key(byte[] number) {
        try (var files = Files.list(folder.ledger())) {
            for (var file : files.filter(one -> one.getFileName().toString().endsWith(".vkey")).sorted().toList()) {
                String[] parts = Files.readString(file).strip().split("\\+", 3);
                if (parts.length == 3 && parts[1].equals(HEX.formatHex(number))) {
                    byte[] typed = Base64.getDecoder().decode(parts[2]);
                    byte[] encoded = Arrays.copyOf(X509, X509.length + typed.length - 1);
                    System.arraycopy(typed, 1, encoded, X509.length, typed.length - 1);
                    return encoded;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.ledger().toString(), e);
        }
        throw new IllegalStateException(folder.ledger() + ": expected the key of the checkpoint, found none");
    }

    static List<String> names() {
        return List.of(TEXT, SIGNATURE, KEY);
    }
}
