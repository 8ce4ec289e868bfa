package se.bevara.disposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a list is about, and cannot be changed any more: a rule, and items with the newest version that each had.
 *
 * @param versions by item
 */
record Frozen(DisposalList.Rule rule, SortedMap<Long, Integer> versions) {

    Frozen {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** SHA-256 over decision, version, rule, then item and version, a line each in UTF-8, items ascending. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    "%s\n%d\n%s\n".formatted(rule.decision(), rule.version(), rule.rule()).getBytes(StandardCharsets.UTF_8));
            versions.forEach((item, version) -> digest.update((item + " " + version + "\n").getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Items and versions in one text, for the act's file. */
    String text() {
        return text(versions.entrySet());
    }

    static String text(Collection<Map.Entry<Long, Integer>> versions) {
        var text = new StringBuilder();
        versions.forEach(one -> text.append(text.isEmpty() ? "" : " ").append(one.getKey()).append('.').append(one.getValue()));
        return text.toString();
    }

    static Frozen parse(DisposalList.Rule rule, String text) {
        return new Frozen(rule, versions(text));
    }

    static SortedMap<Long, Integer> versions(String text) {
        var versions = new TreeMap<Long, Integer>();
        for (String pair : text.split(" ", -1)) {
            int dot = pair.indexOf('.');
            versions.put(Long.parseLong(pair.substring(0, dot)), Integer.parseInt(pair.substring(dot + 1)));
        }
        return versions;
    }
}
