package se.bevara.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value in a platform's JSON answer, with the exact bytes it was written in.
 *
 * <p>The answer is hostile: it is scanned once, whole, before anything is cut from it, and refused by name when it is not UTF-8 JSON of
 * reasonable depth. Strings and numbers may be as long as the answer may be large.
 */
public final class JsonSlice {

    /** Far more than any platform nests; far less than what fills a stack. */
    static final int DEEPEST = 100;

    /** What an answer that is cut off may end in the middle of: an escape of six signs, a character of four bytes. */
    private static final int LONGEST_SIGN = 6;

    private static final JsonFactory SCAN = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE).build())
            .build();

    /** Reading a number of a million digits as a number takes minutes, and no item holds one. */
    private static final JsonMapper TREE = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000).maxNameLength(Integer.MAX_VALUE).build())
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER).build()).build();

    private final byte[] answer;
    private final int from;
    private final int to;
    private final String asked;
    private final String answerDigest;
    private @Nullable JsonNode tree;
    private @Nullable Map<String, JsonSlice> members;

    private JsonSlice(byte[] answer, int from, int to, String asked, String answerDigest) {
        this.answer = answer;
        this.from = from;
        this.to = to;
        this.asked = asked;
        this.answerDigest = answerDigest;
    }

    /**
     * The whole of an answer.
     *
     * @param asked what was asked for, free of secrets, for messages
     * @throws FetchFailed {@link Failure#LOGIN_WALL} or {@link Failure#WRONG_TYPE} for a web page, {@link Failure#TRUNCATED} for a beginning of JSON or nothing,
     *         {@link Failure#TOO_DEEP}, {@link Failure#NOT_READABLE} for anything else that is not JSON in UTF-8
     */
    public static JsonSlice of(Fetcher.Response response, String asked) {
        byte[] body = response.body();
        int start = body.length > 2 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF ? 3 : 0;
        if (isMarkup(response)) {
            boolean login = LoginWall.is(body);
            throw new FetchFailed(login ? Failure.LOGIN_WALL : Failure.WRONG_TYPE, asked, "JSON",
                    "HTML, status " + response.status());
        }
        return new JsonSlice(body, start, body.length, asked, response.digest()).trimmed();
    }

    /** Whether an answer is a web page, whatever it calls itself. */
    public static boolean isMarkup(Fetcher.Response response) {
        for (byte b : response.body()) {
            if (!Character.isWhitespace(b) && (b & 0x80) == 0) {
                return b == '<';
            }
        }
        return response.header("content-type").toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** Reads exact bytes once archived. @throws IllegalArgumentException when they are not one JSON object */
    public static JsonNode read(byte[] block) {
        try {
            JsonNode node = TREE.readTree(block);
            if (!node.isObject()) {
                throw new IllegalArgumentException("item: expected a JSON object, found " + node.getNodeType());
            }
            return node;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("item: expected a JSON object, found " + e.getClass().getSimpleName());
        }
    }

    public boolean isObject() {
        return answer[from] == '{';
    }

    public boolean isArray() {
        return answer[from] == '[';
    }

    /** The members of an object, in order; of members with the same name the last. @throws FetchFailed when it is no object */
    public Map<String, JsonSlice> members() {
        expect(isObject(), "an object");
        Map<String, JsonSlice> known = members;
        return known == null ? members = scan(json -> {
            json.nextToken();
            return membersHere(json);
        }) : known;
    }

    /** Reads an object whose beginning has just been read. */
    private Map<String, JsonSlice> membersHere(JsonParser json) {
        Map<String, JsonSlice> found = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            found.put(name, cut(json));
        }
        return found;
    }

    /** The elements of an array, in order. @throws FetchFailed when it is no array */
    public List<JsonSlice> elements() {
        expect(isArray(), "an array");
        return scan(json -> {
            List<JsonSlice> elements = new ArrayList<>();
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(cut(json));
            }
            return elements;
        });
    }

    /** The elements of the array that an object holds under a name. @throws FetchFailed when there is none */
    public List<JsonSlice> elements(String name) {
        JsonSlice array = members().get(name);
        if (array == null) {
            throw failed(Failure.WRONG_TYPE, "an array named " + name, "none");
        }
        return array.elements();
    }

    /** What it says. @throws FetchFailed when it holds a number that no platform writes */
    public JsonNode tree() {
        JsonNode read = tree;
        if (read == null) {
            try {
                read = TREE.readTree(answer, from, to - from);
            } catch (JacksonException e) {
                throw failed(Failure.NOT_READABLE, "JSON", e.getClass().getSimpleName());
            }
            tree = read;
        }
        return read;
    }

    /** A copy of its exact bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(answer, from, to);
    }

    /** Its exact bytes as they are archived. */
    public Seen.Raw raw() {
        return new Seen.Raw(bytes(), "application/json", answerDigest);
    }

    public String asked() {
        return asked;
    }

    private JsonSlice trimmed() {
        return scan(json -> {
            if (json.nextToken() == null) {
                throw failed(Failure.TRUNCATED, "JSON", "nothing");
            }
            JsonSlice whole = json.currentToken() == JsonToken.START_OBJECT ? object(json) : cut(json);
            if (json.nextToken() != null) {
                throw failed(Failure.NOT_READABLE, "one JSON value", "more than one");
            }
            return whole;
        });
    }

    /** An object, with its members learnt in the same pass. */
    private JsonSlice object(JsonParser json) {
        long start = json.currentTokenLocation().getByteOffset();
        Map<String, JsonSlice> found = membersHere(json);
        JsonSlice whole = slice(start, json.currentLocation().getByteOffset());
        whole.members = found;
        return whole;
    }

    private JsonSlice cut(JsonParser json) {
        long start = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return slice(start, json.currentLocation().getByteOffset());
    }

    private JsonSlice slice(long start, long end) {
        if (start < 0 || end <= start) {
            throw failed(Failure.NOT_READABLE, "JSON in " + StandardCharsets.UTF_8, "another encoding");
        }
        return new JsonSlice(answer, from + (int) start, from + (int) end, asked, answerDigest);
    }

    private <T> T scan(Function<JsonParser, T> reader) {
        try (JsonParser json = SCAN.createParser(ObjectReadContext.empty(), answer, from, to - from)) {
            return reader.apply(json);
        } catch (UnexpectedEndOfInputException e) {
            throw truncated();
        } catch (StreamConstraintsException e) {
            throw failed(Failure.TOO_DEEP, "at most " + DEEPEST + " levels", "more");
        } catch (JacksonException e) {
            long at = e.getLocation().getByteOffset();
            boolean cut = at >= to - from - LONGEST_SIGN && answer[to - 1] != '}' && answer[to - 1] != ']';
            throw cut ? truncated() : failed(Failure.NOT_READABLE, "JSON", "none at byte " + at);
        }
    }

    private FetchFailed truncated() {
        return failed(Failure.TRUNCATED, "JSON to its end", "an end after " + (to - from) + " bytes");
    }

    private void expect(boolean right, String expected) {
        if (!right) {
            throw failed(Failure.WRONG_TYPE, expected, "a value that begins with " + (char) answer[from]);
        }
    }

    private FetchFailed failed(Failure failure, String expected, String found) {
        return new FetchFailed(failure, asked, expected, found);
    }
}
