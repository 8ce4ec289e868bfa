package se.bevara.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * DAG-CBOR: numbers, texts, bytes, lists, maps with names, and links (tag 42). A length that is more than what is left, an indefinite one, and
 * nesting beyond reason are refused before anything is made of them.
 */
final class Cbor {

    private static final int DEEPEST = 64;
    private static final int LINK = 42;

    private final byte[] bytes;
    private int at;

    private Cbor(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** A link to a block, as its binary CID. */
    record Link(String cid) {
    }

    /** One value; it must be all there is. */
    static @Nullable Object read(byte[] bytes) {
        var cbor = new Cbor(bytes, 0);
        Object value = cbor.value(0);
        if (cbor.at != bytes.length) {
            throw refused("ett värde", "mer än ett");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw refused("högst " + DEEPEST + " nivåer", "fler");
        }
        int first = octet();
        int major = first >> 5;
        if (major == 7) {
            return simple(first & 31);
        }
        long argument = argument(first & 31);
        return switch (major) {
            case 0 -> argument;
            case 1 -> -1 - argument;
            case 2 -> some(argument);
            case 3 -> text(some(argument));
            case 4 -> list(argument, depth);
            case 5 -> map(argument, depth);
            default -> link(argument, depth);
        };
    }

    private int octet() {
        if (at >= bytes.length) {
            throw refused("ett helt värde", "ett avkortat");
        }
        return bytes[at++] & 0xFF;
    }

    private long argument(int low) {
        if (low < 24) {
            return low;
        }
        if (low > 27) {
            throw refused("bestämda längder", "en obestämd");
        }
        int count = 1 << (low - 24);
        if (bytes.length - at < count) {
            throw refused("ett helt värde", "ett avkortat");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | octet();
        }
        if (value < 0) {
            throw refused("tal som ryms", "ett större");
        }
        return value;
    }

    private byte[] some(long length) {
        if (length > bytes.length - at) {
            throw refused("längder inom filen", "en längre");
        }
        at += (int) length;
        return Arrays.copyOfRange(bytes, at - (int) length, at);
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw refused("text i UTF-8", "annat");
        }
    }

    private ArrayList<@Nullable Object> list(long length, int depth) {
        fits(length);
        var list = new ArrayList<@Nullable Object>();
        for (long i = 0; i < length; i++) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private LinkedHashMap<String, @Nullable Object> map(long length, int depth) {
        fits(length);
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (long i = 0; i < length; i++) {
            if (!(value(depth + 1) instanceof String name)) {
                throw refused("namn i text", "annat");
            }
            map.put(name, value(depth + 1));
        }
        return map;
    }

    /** Each element takes a byte at least. */
    private void fits(long length) {
        if (length > bytes.length - at) {
            throw refused("längder inom filen", "en längre");
        }
    }

    private Link link(long tag, int depth) {
        if (tag == LINK && value(depth + 1) instanceof byte[] cid && cid.length > 1 && cid[0] == 0) {
            return new Link(Cid.name(Arrays.copyOfRange(cid, 1, cid.length)));
        }
        throw refused("länkar till block", "en annan märkning");
    }

    private @Nullable Object simple(int low) {
        return switch (low) {
            case 20 -> Boolean.FALSE;
            case 21 -> Boolean.TRUE;
            case 22 -> null;
            case 27 -> ByteBuffer.wrap(some(8)).getDouble();
            default -> throw refused("värden i DAG-CBOR", "ett annat");
        };
    }

    private static ImportRefused refused(String expected, String found) {
        return new ImportRefused("förrådet", expected, found);
    }
}
