package se.bevara.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.Matcher;

/** A text as it reads when what JSON, HTML and addresses escape is undone, however often: for looking in, not for showing. */
final class Unescaped {

    private static final Pattern JSON = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern NUMBER = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));");
    private static final Pattern NAMED = Pattern
            .compile("&(amp|lt|gt|quot|apos|nbsp|aring|auml|ouml|Aring|Auml|Ouml|eacute|Eacute);");
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("amp", "&"), Map.entry("lt", "<"),
            Map.entry("gt", ">"), Map.entry("quot", "\""), Map.entry("apos", "'"), Map.entry("nbsp", " "),
            Map.entry("aring", "å"),
            Map.entry("auml", "ä"), Map.entry("ouml", "ö"), Map.entry("Aring", "Å"), Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("eacute", "é"), Map.entry("Eacute", "É"));
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
    private static final int OFTEN = 4;

    private Unescaped() {
    }

    static String of(String text) {
        String now = text;
        for (int i = 0; i < OFTEN; i++) {
            String next = once(now);
            if (next.equals(now)) {
                break;
            }
            now = next;
        }
        return now;
    }

    private static String once(String text) {
        String json = JSON.matcher(text).replaceAll(hit -> quoted((char) Integer.parseInt(hit.group(1), 16)));
        String plain = json.replace("\\/", "/").replace("\\n", "\n").replace("\\\"", "\"").replace("+", " ");
        String numbers = NUMBER.matcher(plain).replaceAll(hit -> {
            int point = hit.group(1) == null ? Integer.parseInt(hit.group(2)) : Integer.parseInt(hit.group(1), 16);
            return Matcher.quoteReplacement(Character.isValidCodePoint(point) ? Character.toString(point) : " ");
        });
        String named = NAMED.matcher(numbers).replaceAll(hit -> Matcher.quoteReplacement(NAMES.getOrDefault(hit.group(1), " ")));
        String untagged = named.replaceAll("<[^<>]{0,2000}>", "");
        return PERCENT.matcher(untagged).replaceAll(hit -> Matcher.quoteReplacement(percent(hit.group())));
    }

    private static String quoted(char one) {
        return Matcher.quoteReplacement(String.valueOf(one));
    }

    private static String percent(String escaped) {
        byte[] bytes = new byte[escaped.length() / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(escaped.substring(i * 3 + 1, i * 3 + 3), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
