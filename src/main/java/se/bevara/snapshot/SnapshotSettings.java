package se.bevara.snapshot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the snapshots, {@code bevara.snapshot.*}.
 *
 * @param browser the Chromium, Chrome or Edge to picture with; otherwise the usual places are tried
 * @param node the Node.js that drives it; otherwise the one on the path
 * @param address by account id, the page to picture where it is not the registered address. Only such a page may lie on a private address
 * @param windows when in a year accounts are to be pictured, as {@code 03-01/05-31}: Malmö's guidelines say twice a year, in mid-term rather
 *        than in summer or at Christmas
 * @param aNight how many accounts a night pictures at most; none with 0
 * @param workers how many accounts are pictured side by side at most, each in a browser of its own that may need a gigabyte of memory
 * @param viewports windows that each page is pictured in, as {@code mobile 390x844@2 touch}: name, CSS pixels, device pixels a CSS pixel
 * @param depth how far down a page is pictured, in CSS pixels
 * @param untilLast whether a page is followed down only to what is older than the last snapshot, where it tells times
 * @param tile height of the tallest picture file, in CSS pixels
 * @param loading longest time for the page to load
 * @param patience longest time for a page, all told
 * @param traffic most bytes fetched for a page
 * @param attempts after how many nights in vain an account behind a wall is reconstructed from what is archived
 * @param recognised how many of an account's archived items are looked for on a page, newest first
 */
@ConfigurationProperties("bevara.snapshot")
record SnapshotSettings(@Nullable Path browser, @Nullable Path node, @DefaultValue Map<String, String> address,
        @DefaultValue({
                "03-01/05-31", "09-01/11-30"}) List<Window> windows,
        @DefaultValue("20") int aNight, @DefaultValue("2") int workers,
        @DefaultValue({"desktop 1280x1024@1", "mobile 390x844@2 touch"}) List<Viewport> viewports,
        @DefaultValue("30000") int depth, @DefaultValue("true") boolean untilLast, @DefaultValue("8000") int tile,
        @DefaultValue("30s") Duration loading,
        @DefaultValue("2m") Duration patience, @DefaultValue("300MB") DataSize traffic,
        @DefaultValue("3") int attempts, @DefaultValue("3000") int recognised) {

    SnapshotSettings {
        address = Map.copyOf(address);
        address.forEach((account, page) -> {
            if (!page.matches("(?i)https?://[^/]+.*")) {
                throw new IllegalArgumentException(
                        "bevara.snapshot.address." + account + ": expected an address of the web, found " + page);
            }
        });
        windows = List.copyOf(windows);
        viewports = List.copyOf(viewports);
        int highest = viewports.stream().mapToInt(Viewport::height).max().orElse(0);
        long names = viewports.stream().map(Viewport::name).distinct().count();
        if (windows.isEmpty() || aNight < 0 || workers < 1 || viewports.isEmpty() || names < viewports.size() || tile < highest
                || depth < highest) {
            throw new IllegalArgumentException(
                    "bevara.snapshot: expected a window, a-night of at least 0, workers of at least 1, viewports with"
                            + " names of their own, tile and depth of at least their height, found " + windows + ", " + aNight
                            + ", " + workers + ", "
                            + viewports
                            + ", " + tile + ", " + depth);
        }
    }

    /** The page to picture of an account as it is configured; null where the registered address is. */
    @Nullable
    URI page(String account) {
        // Read as browsers do: Spring's own conversion would escape the signs that escape.
        String page = address.get(account);
        return page == null ? null : Address.uri(page);
    }
}
