package se.bevara.snapshot;

import java.util.regex.Pattern;

/**
 * A window that pages are shown in, written as {@code desktop 1280x1024@1} or {@code mobile 390x844@2 touch}.
 *
 * @param name begins the names of its pictures, but for the first window's
 * @param width CSS pixels
 * @param height CSS pixels
 * @param scale device pixels a CSS pixel
 * @param touch whether it is a telephone's: touched, and told to the server as one
 */
record Viewport(String name, int width, int height, int scale, boolean touch) {

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]{0,19}) (\\d{3,4})x(\\d{3,4})@([1-4])( touch)?");

    Viewport {
        if (width < 100 || height < 100 || scale < 1) {
            throw new IllegalArgumentException("viewport " + name + ": expected width and height of at least 100, scale of at"
                    + " least 1, found " + width + ", " + height + ", " + scale);
        }
    }

    /** @throws IllegalArgumentException for other forms */
    public static Viewport valueOf(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("viewport: expected such as mobile 390x844@2 touch, found " + text);
        }
        return new Viewport(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4)), parts.group(5) != null);
    }
}
