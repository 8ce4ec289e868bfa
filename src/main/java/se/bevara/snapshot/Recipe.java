package se.bevara.snapshot;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How pages of a kind are handled before they are pictured.
 *
 * @param name told in the manifest
 * @param platforms it is for, lower case; every one where it is empty
 * @param hosts it is for, and those below them; every one where it is empty
 * @param boxes where one is asked for consent
 * @param refuse what refuses, in the order of least consent
 * @param accept what only takes note, and is pressed where a box has nothing else to press
 * @param close what closes something that covers the page
 * @param hide what covers the page and cannot be closed
 * @param unfold what shows more
 * @param most how often a page is unfolded
 * @param posts selectors of what people have written, where no wall is looked for
 * @param walls what is shown in a page's place
 */
record Recipe(String name, Set<String> platforms, Set<String> hosts, List<Target> boxes, List<Target> refuse,
        List<Target> accept, List<Target> close, List<Target> hide, List<Target> unfold, int most, List<String> posts,
        Map<Failure, Wall> walls) {

    /**
     * How one kind of wall looks.
     *
     * @param addresses host and path, where {@code *} stands for anything
     * @param words of which one stands in the host or the path, by itself
     * @param marks what it shows
     */
    record Wall(List<String> addresses, List<String> words, List<Target> marks) {
    }

    boolean serves(String platform, URI page) {
        String host = page.getHost() == null ? "" : page.getHost().toLowerCase(Locale.ROOT);
        boolean here = hosts.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
        boolean everywhere = hosts.isEmpty() && platforms.isEmpty();
        return everywhere || here || platforms.contains(platform.toLowerCase(Locale.ROOT));
    }
}
