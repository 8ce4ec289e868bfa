package se.bevara.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The items of one answer.
 *
 * @param whole false when some item could not be read: its absence then means nothing
 */
public record Sliced(List<Seen> items, List<String> notes, boolean whole) {

    /**
     * Reads the elements of a listing. One that is no item is left out and told, so that a single odd item does not hide all others.
     *
     * @throws FetchFailed when elements are not objects, or none of them can be read: then it is another kind of answer
     */
    public static Sliced read(List<JsonSlice> elements, Function<JsonSlice, Seen> reader) {
        List<Seen> items = new ArrayList<>();
        int unread = 0;
        for (JsonSlice element : elements) {
            if (!element.isObject()) {
                throw new FetchFailed(Failure.WRONG_TYPE, element.asked(), "a list of objects", "another value in it");
            }
            try {
                items.add(reader.apply(element));
            } catch (IllegalArgumentException e) {
                unread++;
            }
        }
        if (items.isEmpty() && unread > 0) {
            throw new FetchFailed(Failure.NOT_READABLE, elements.getFirst().asked(), "items",
                    unread + " objects that are no items");
        }
        return new Sliced(items, unread == 0 ? List.of() : List.of(unread + " poster gick inte att läsa"), unread == 0);
    }
}
