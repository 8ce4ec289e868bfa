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
 * @param width of the viewport in CSS pixels
 * @param height of the viewport in CSS pixels
 * @param scale device pixels a CSS pixel
 * @param depth how far down a page is pictured, in CSS pixels
 * @param tile height of the tallest picture file, in CSS pixels
 * @param loading longest time for the page to load
 * @param patience longest time for a page, all told
 * @param traffic most bytes fetched for a page
 */
@ConfigurationProperties("bevara.snapshot")
record SnapshotSettings(@Nullable Path browser, @Nullable Path node, @DefaultValue Map<String, URI> address,
        @DefaultValue({
                "03-01/05-31", "09-01/11-30"}) List<Window> windows,
        @DefaultValue("20") int aNight,
        @DefaultValue("1280") int width, @DefaultValue("1024") int height, @DefaultValue("1") int scale,
        @DefaultValue("30000") int depth, @DefaultValue("8000") int tile, @DefaultValue("30s") Duration loading,
        @DefaultValue("2m") Duration patience, @DefaultValue("300MB") DataSize traffic) {

    SnapshotSettings {
        address = Map.copyOf(address);
        windows = List.copyOf(windows);
        if (windows.isEmpty() || aNight < 0 || width < 100 || height < 100 || scale < 1 || tile < height || depth < height) {
            throw new IllegalArgumentException("bevara.snapshot: expected a window, a-night of at least 0, width and height of at"
                    + " least 100, scale of at least 1, tile and depth of at least height, found " + windows + ", " + aNight
                    + ", "
                    + width + ", " + height + ", " + scale + ", " + tile + ", " + depth);
        }
    }
}
