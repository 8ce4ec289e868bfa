package se.bevara.disclosure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list of hits: beside one hit, whatever has come or gone since. As text it stands in addresses.
 *
 * @param back whether the page ends before the hit, rather than begins after it
 * @param passed how many hits lie before the page, as they were counted when the cursor was made
 * @param score by how much the hit agrees; 0 in an order of time
 * @param time the hit's platform time, milliseconds
 * @param number the hit's number
 */
public record Cursor(boolean back, long passed, float score, long time, long number) {

    private static final Pattern TEXT = Pattern.compile("([ab])\\.(\\d{1,12})\\.([0-9a-f]{1,8})\\.(-?\\d{1,18})\\.(\\d{1,18})");

    /** @return nothing for what is no cursor: an address may have been cut short on its way */
    public static Optional<Cursor> of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        float score = Float.intBitsToFloat(Integer.parseUnsignedInt(parts.group(3), 16));
        return Float.isFinite(score)
                ? Optional.of(new Cursor(parts.group(1).equals("b"), Long.parseLong(parts.group(2)), score,
                        Long.parseLong(parts.group(4)), Long.parseLong(parts.group(5))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (back ? "b." : "a.") + passed + "." + Integer.toHexString(Float.floatToIntBits(score)) + "." + time + "." + number;
    }
}
