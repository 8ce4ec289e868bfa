package se.bevara.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A repository as a CAR file: blocks, each of which is what the SHA-256 in its name says, and the search tree of its records. */
final class CarFile {

    private static final int DEEPEST = 64;
    private static final String WHAT = "förrådet";

    private final Map<String, byte[]> blocks = new HashMap<>();
    private final Map<String, byte[]> records = new TreeMap<>();
    private final Set<String> walked = new HashSet<>();
    private String did = "";

    private CarFile() {
    }

    /** Whether a file begins as one: a length, and a map with version and roots. */
    static boolean begins(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, 100), StandardCharsets.ISO_8859_1);
        return head.length > 10 && text.contains("eroots") && text.contains("gversion\u0001");
    }

    String did() {
        return did;
    }

    /** Records by their path: collection and key. */
    Map<String, byte[]> records() {
        return records;
    }

    static CarFile read(byte[] car) {
        var file = new CarFile();
        int at = 0;
        String root = "";
        for (boolean header = true; at < car.length; header = false) {
            int[] length = varint(car, at);
            int from = length[1];
            if (length[0] <= 0 || length[0] > car.length - from) {
                throw new ImportRefused(WHAT, "hela block", "ett avkortat eller längre än filen");
            }
            byte[] section = Arrays.copyOfRange(car, from, from + length[0]);
            at = from + length[0];
            if (header) {
                root = root(section);
            } else {
                file.block(section);
            }
        }
        file.commit(root);
        return file;
    }

    /** The value, and where what follows begins. */
    private static int[] varint(byte[] car, int from) {
        long value = 0;
        for (int i = 0; i < 5 && from + i < car.length; i++) {
            value |= (long) (car[from + i] & 0x7F) << (7 * i);
            if (car[from + i] >= 0) {
                return new int[]{(int) Math.min(value, Integer.MAX_VALUE), from + i + 1};
            }
        }
        throw new ImportRefused(WHAT, "en rimlig längd", "en orimlig");
    }

    private static String root(byte[] header) {
        if (Cbor.read(header) instanceof Map<?, ?> map && Long.valueOf(1).equals(map.get("version"))
                && map.get("roots") instanceof List<?> roots && roots.size() == 1 && roots.getFirst() instanceof Cbor.Link root) {
            return root.cid();
        }
        throw new ImportRefused(WHAT, "version 1 med en rot", "något annat");
    }

    private void block(byte[] section) {
        if (section.length < Cid.LENGTH) {
            throw new ImportRefused(WHAT, "block med namn", "ett kortare");
        }
        byte[] cid = Arrays.copyOf(section, Cid.LENGTH);
        byte[] bytes = Arrays.copyOfRange(section, Cid.LENGTH, section.length);
        String name = Cid.name(cid);
        if (!Arrays.equals(sha256(bytes), Arrays.copyOfRange(cid, 4, Cid.LENGTH))) {
            throw new ImportRefused(WHAT, "block som är vad deras namn säger", "ett ändrat");
        }
        blocks.put(name, bytes);
    }

    private void commit(String root) {
        Map<?, ?> commit = map(root);
        if (!(commit.get("did") instanceof String owner) || !owner.startsWith("did:")
                || !(commit.get("data") instanceof Cbor.Link data)) {
            throw new ImportRefused(WHAT, "ett kontos förråd", "något annat");
        }
        did = owner;
        node(data.cid(), 0);
    }

    private Map<?, ?> map(String cid) {
        if (Cbor.read(bytes(cid)) instanceof Map<?, ?> map) {
            return map;
        }
        throw new ImportRefused(WHAT, "ett block med namn och värden", "ett annat");
    }

    private byte[] bytes(String cid) {
        return Optional.ofNullable(blocks.get(cid)).orElseThrow(() -> new ImportRefused(WHAT, "alla block", "att ett saknas"));
    }

    /** Below a node the keys are in order; each is told by what it shares with the one before it. A node is walked once. */
    private void node(@Nullable String cid, int depth) {
        if (cid == null) {
            return;
        }
        if (depth > DEEPEST || !walked.add(cid)) {
            throw new ImportRefused(WHAT, "ett träd", "en slinga eller mer än " + DEEPEST + " nivåer");
        }
        Map<?, ?> node = map(cid);
        node(link(node.get("l")), depth + 1);
        byte[] before = new byte[0];
        if (!(node.get("e") instanceof List<?> entries)) {
            throw new ImportRefused(WHAT, "ett träds nod", "något annat");
        }
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> one) || !(one.get("p") instanceof Long shared)
                    || !(one.get("k") instanceof byte[] rest)
                    || !(one.get("v") instanceof Cbor.Link value) || shared < 0 || shared > before.length) {
                throw new ImportRefused(WHAT, "en nods poster", "något annat");
            }
            byte[] key = Arrays.copyOf(before, shared.intValue() + rest.length);
            System.arraycopy(rest, 0, key, shared.intValue(), rest.length);
            records.put(new String(key, StandardCharsets.UTF_8), bytes(value.cid()));
            before = key;
            node(link(one.get("t")), depth + 1);
        }
    }

    private static @Nullable String link(@Nullable Object value) {
        return value instanceof Cbor.Link link ? link.cid() : null;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
