package se.bevara.snapshot;

import java.util.List;

/**
 * An account's page in each window.
 *
 * @param views the first is the main one; never empty
 * @param failed what came of the other windows where they show no page of the account, in Swedish
 * @param recipes version
 * @param bytes fetched
 * @param emoji whether the machine has signs for them
 */
record Pictures(List<Picture> views, List<String> failed, String recipes, long bytes, boolean emoji) {

    Pictures {
        views = List.copyOf(views);
        failed = List.copyOf(failed);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("pictures: expected one at least, found none");
        }
    }

    Picture main() {
        return views.getFirst();
    }

    /** The name of a picture's file: those of the main window need no other. */
    String name(Picture view, int number) {
        return "%s-%03d.png".formatted(view.equals(main()) ? "picture" : view.viewport().name(), number);
    }

    /** What is known not to be in any of them, in Swedish. */
    List<String> missing() {
        var others = views.stream().skip(1)
                .flatMap(view -> view.missing().stream().map(line -> view.viewport().name() + ": " + line));
        var font = emoji
                ? java.util.stream.Stream.<String>empty()
                : java.util.stream.Stream.of("Datorn saknar teckensnitt för emoji: de visas som rutor");
        return java.util.stream.Stream
                .of(main().missing().stream(), others, failed.stream(), font).flatMap(lines -> lines).toList();
    }
}
