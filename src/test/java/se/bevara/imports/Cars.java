package se.bevara.imports;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Repositories made in memory: CBOR, blocks, one node of a search tree. */
final class Cars {

    private Cars() {
    }

    record Cid(byte[] bytes) {
    }

    static byte[] repository(String did, Map<String, ?> records) {
        var blocks = new ArrayList<byte[]>();
        var entries = new ArrayList<Object>();
        byte[] before = new byte[0];
        for (var record : new TreeMap<>(records).entrySet()) {
            byte[] key = record.getKey().getBytes(StandardCharsets.UTF_8);
            int shared = 0;
            while (shared < before.length && shared < key.length && before[shared] == key[shared]) {
                shared++;
            }
            var entry = new LinkedHashMap<String, @Nullable Object>();
            entry.put("k", Arrays.copyOfRange(key, shared, key.length));
            entry.put("p", (long) shared);
            entry.put("t", null);
            entry.put("v", block(blocks, cbor(record.getValue())));
            entries.add(entry);
            before = key;
        }
        var node = new LinkedHashMap<String, @Nullable Object>();
        node.put("e", entries);
        node.put("l", null);
        return car(blocks, did, block(blocks, cbor(node)));
    }

    static byte[] car(List<byte[]> blocks, String did, Cid data) {
        var commit = new LinkedHashMap<String, @Nullable Object>();
        commit.put("did", did);
        commit.put("rev", "3n2tta4s5kc24");
        commit.put("sig", new byte[64]);
        commit.put("data", data);
        commit.put("prev", null);
        commit.put("version", 3L);
        Cid root = block(blocks, cbor(commit));
        var out = new ByteArrayOutputStream();
        section(out, cbor(new LinkedHashMap<>(Map.of("roots", List.of(root)))), 1);
        blocks.forEach(block -> section(out, block, 0));
        return out.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, byte[] bytes, int header) {
        byte[] whole = header == 0 ? bytes : cbor(header(bytes));
        int length = whole.length;
        while (length >= 0x80) {
            out.write(length & 0x7F | 0x80);
            length >>= 7;
        }
        out.write(length);
        out.writeBytes(whole);
    }

    private static Map<String, @Nullable Object> header(byte[] roots) {
        var header = new LinkedHashMap<String, @Nullable Object>();
        header.put("roots", new Raw(Arrays.copyOfRange(roots, 7, roots.length)));
        header.put("version", 1L);
        return header;
    }

    /** CBOR that is written as it is. */
    record Raw(byte[] bytes) {
    }

    /** Adds a block, with its name before it. */
    static Cid block(List<byte[]> blocks, byte[] bytes) {
        Cid cid = cid(bytes);
        var block = new ByteArrayOutputStream();
        block.writeBytes(cid.bytes);
        block.writeBytes(bytes);
        blocks.add(block.toByteArray());
        return cid;
    }

    static Cid cid(byte[] bytes) {
        var cid = new ByteArrayOutputStream();
        cid.writeBytes(new byte[]{1, 0x71, 0x12, 0x20});
        try {
            cid.writeBytes(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return new Cid(cid.toByteArray());
    }

    static byte[] cbor(@Nullable Object value) {
        var out = new ByteArrayOutputStream();
        write(out, value);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, @Nullable Object value) {
        switch (value) {
            case null -> out.write(0xF6);
            case Boolean yes -> out.write(yes ? 0xF5 : 0xF4);
            case Long number -> head(out, 0, number);
            case byte[] bytes -> {
                head(out, 2, bytes.length);
                out.writeBytes(bytes);
            }
            case String text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                head(out, 3, utf8.length);
                out.writeBytes(utf8);
            }
            case List<?> list -> {
                head(out, 4, list.size());
                list.forEach(one -> write(out, one));
            }
            case Map<?, ?> map -> {
                head(out, 5, map.size());
                map.forEach((name, one) -> {
                    write(out, name);
                    write(out, one);
                });
            }
            case Raw raw -> out.writeBytes(raw.bytes);
            case Cid cid -> {
                head(out, 6, 42);
                byte[] whole = new byte[cid.bytes.length + 1];
                System.arraycopy(cid.bytes, 0, whole, 1, cid.bytes.length);
                write(out, whole);
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    static void head(ByteArrayOutputStream out, int major, long argument) {
        if (argument < 24) {
            out.write(major << 5 | (int) argument);
        } else if (argument < 256) {
            out.write(major << 5 | 24);
            out.write((int) argument);
        } else {
            out.write(major << 5 | 26);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) argument).array());
        }
    }
}
