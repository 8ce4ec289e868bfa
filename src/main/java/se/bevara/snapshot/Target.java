package se.bevara.snapshot;

import java.util.List;

/**
 * Something on a page, as a recipe names it.
 *
 * @param selector CSS; may be empty where there are texts
 * @param texts what it says, any of them: the whole of it, regardless of case, where {@code *} stands for anything; may be empty
 * @param letters only on a page with at most so many letters in all
 * @param covers only where it covers at least so many per cent of the window
 */
record Target(String selector, List<String> texts, int letters, int covers) {

    static final int SHORT_PAGE = 2_000;

    Target {
        texts = List.copyOf(texts);
        if (selector.isBlank() && texts.isEmpty() || letters < 0 || covers < 0 || covers > 100) {
            throw new IllegalArgumentException("target: expected a selector or a text, found " + selector + " " + texts);
        }
    }
}
