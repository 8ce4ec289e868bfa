package se.bevara.snapshot;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells an account's page from what is shown in its place. */
record Judging(URI asked, GuardedWay way, Recipes recipes) {

    private static final int LEAST_TEXT = 40;
    /** A page with so much text beside its field for a password shows more than a wall. */
    private static final int MUCH_TEXT = 2_000;
    private static final double LEAST_INK = 0.002;
    /** After so many rows each time it is seen whether there is enough. */
    private static final int INKED = 60;

    /** Why a page did not load. */
    static PictureFailed unloaded(PlaywrightException failure, URI asked, GuardedWay way, boolean alive) {
        String message = String.valueOf(failure.getMessage());
        if (!alive || message.contains("crashed") || message.contains("has been closed")) {
            return new PictureFailed(Failure.BROWSER_FAILED, "");
        }
        if (way.hasRefused(asked)) {
            return new PictureFailed(Failure.UNSAFE_ADDRESS, "");
        }
        if (message.contains("Download is starting") || message.contains("ERR_ABORTED")) {
            return new PictureFailed(Failure.NOT_A_PAGE, "");
        }
        if (message.contains("ERR_HTTP_RESPONSE_CODE_FAILURE")) {
            return new PictureFailed(Failure.HTTP_ERROR, "");
        }
        var code = Pattern.compile("net::(ERR_[A-Z_]+)").matcher(message);
        return new PictureFailed(Failure.UNREACHABLE, code.find() ? code.group(1) : "");
    }

    void answer(@Nullable Response answer) {
        if (answer == null) {
            throw new PictureFailed(Failure.UNREACHABLE, "");
        }
        if (way.hasRefused(plain(answer.url()))) {
            throw new PictureFailed(Failure.UNSAFE_ADDRESS, "");
        }
        if (way.hasMissed(plain(answer.url()))) {
            throw new PictureFailed(Failure.UNREACHABLE, "");
        }
        if (answer.status() >= 400) {
            throw new PictureFailed(Failure.HTTP_ERROR, "HTTP " + answer.status());
        }
        String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (!type.startsWith("text/html") && !type.startsWith("application/xhtml+xml")) {
            throw new PictureFailed(Failure.NOT_A_PAGE, "");
        }
    }

    /** The page that is shown must be the account's: the same host but for a leading label, and the same path or one below it. */
    void place(String shown) {
        URI reached = plain(shown);
        String path = path(reached);
        boolean home = bare(host(reached)).equals(bare(host(asked)));
        walled(shown);
        if (!home || !(path.equals(path(asked)) || path.startsWith(path(asked) + "/"))) {
            throw new PictureFailed(Failure.OFF_ACCOUNT, home ? "" : host(reached));
        }
    }

    void walled(String shown) {
        Failure wall = wall(shown);
        if (wall != null) {
            throw new PictureFailed(wall, "").marked("adressen");
        }
    }

    /** What stands in the page's place, as its address tells; null where it tells nothing. */
    @Nullable
    Failure wall(String shown) {
        return recipes.wall(asked, plain(shown)).orElse(null);
    }

    /** An address without its query. One that is no URI is not the account's. */
    private static URI plain(String address) {
        try {
            return Address.uri(address.split("[?#]", 2)[0]);
        } catch (IllegalArgumentException e) {
            throw new PictureFailed(Failure.OFF_ACCOUNT, "");
        }
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    private static String bare(String host) {
        return host.replaceFirst("^(www|m|mobile)\\.", "");
    }

    private static String path(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
    }

    void layout(Layout layout, int depth) {
        int letters = layout.words().stream().filter(word -> word.y() < depth).mapToInt(word -> word.text().strip().length())
                .sum();
        if (layout.passwordAsked() && letters < MUCH_TEXT) {
            throw new PictureFailed(Failure.LOGIN_WALL, "");
        }
        if (letters < LEAST_TEXT) {
            throw new PictureFailed(Failure.EMPTY, "");
        }
    }

    /** A page with text can still show nothing: white on white, or below something that covers it. */
    void tiles(List<byte[]> tiles) {
        if (tiles.stream().noneMatch(Judging::inked)) {
            throw new PictureFailed(Failure.EMPTY, "");
        }
    }

    /** Whether some of a picture's pixels, of every third in each direction, have another colour than the commonest. */
    private static boolean inked(byte[] tile) {
        var colours = new HashMap<Integer, Integer>();
        try (var rows = new PngRows(tile)) {
            int[] row = new int[rows.width()];
            double least = LEAST_INK * Math.ceilDiv(rows.height(), 3) * Math.ceilDiv(rows.width(), 3);
            int seen = 0;
            for (int y = 0; y < rows.height(); y++) {
                rows.next(row);
                for (int x = 0; y % 3 == 0 && x < row.length; x += 3, seen++) {
                    colours.merge(row[x], 1, Integer::sum);
                }
                // What is not of the commonest colour so far cannot become less.
                boolean last = y == rows.height() - 1;
                if ((last || y % INKED == 0)
                        && seen - colours.values().stream().mapToInt(Integer::intValue).max().orElse(0) >= least) {
                    return true;
                }
            }
        }
        return false;
    }
}
