package se.bevara.snapshot;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses that a page links to, to be compared with those of items: without scheme, {@code www.} and a last slash. */
final class Links {

    private static final int LONGEST = 2_000;

    private final Map<String, Layout.Placed> whole = new HashMap<>();
    /** Without what follows a question mark or a hash. */
    private final Map<String, Layout.Placed> bare = new HashMap<>();

    /** @param depth how far down links count, CSS pixels */
    Links(Layout layout, int depth) {
        for (Layout.Placed link : layout.links()) {
            if (link.y() < depth) {
                String address = even(link.text());
                whole.putIfAbsent(address, link);
                bare.putIfAbsent(cut(address), link);
            }
        }
    }

    /** Where an item's address is linked; what a page adds after a question mark does not matter where the item's has none. */
    Layout.@Nullable Placed to(@Nullable URI permalink) {
        String address = permalink == null ? "" : permalink.toString();
        if (address.isEmpty() || address.length() > LONGEST || permalink == null || permalink.getHost() == null) {
            return null;
        }
        String even = even(address);
        // The front page of a site is linked from everywhere and tells nothing.
        boolean front = even.indexOf('/') < 0 && even.equals(cut(even));
        return front ? null : even.equals(cut(even)) ? bare.get(even) : whole.get(even);
    }

    private static String cut(String address) {
        int end = address.length();
        int query = address.indexOf('?');
        int fragment = address.indexOf('#');
        end = query >= 0 ? query : end;
        end = fragment >= 0 && fragment < end ? fragment : end;
        String cut = address.substring(0, end);
        return cut.endsWith("/") ? cut.substring(0, cut.length() - 1) : cut;
    }

    private static String even(String address) {
        int after = address.indexOf("://");
        String rest = after < 0 ? address : address.substring(after + 3);
        int slash = rest.indexOf('/');
        String host = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
        for (String label : new String[]{"www.", "m.", "mobile."}) {
            host = host.startsWith(label) ? host.substring(label.length()) : host;
        }
        String path = slash < 0 ? "" : rest.substring(slash);
        return host + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
