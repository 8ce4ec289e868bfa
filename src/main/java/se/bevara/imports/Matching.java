package se.bevara.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.archive.Known;

/**
 * Holds an export against the archive: by the platform's own ids where the export has them, else by the second and the text. What is
 * archived stays as it is, whatever the export says of it.
 */
final class Matching {

    private static final int SOME = 1000;

    private final Archive archive;
    private final Account account;
    private final Function<Content, Optional<String>> forbidden;
    private final Set<Long> claimed = new HashSet<>();
    private @Nullable Map<Long, List<Known>> bySecond;

    Matching(Archive archive, Account account, Function<Content, Optional<String>> forbidden) {
        this.archive = archive;
        this.account = account;
        this.forbidden = forbidden;
    }

    /** What an item of the export is to the archive. */
    record Match(Exported item, Standing standing, @Nullable Known known) {
    }

    enum Standing {
        NEW,
        KNOWN,
        DISPOSED,
        FORBIDDEN
    }

    List<Match> match(List<Exported> items) {
        var matches = new ArrayList<Match>(items.size());
        for (int from = 0; from < items.size(); from += SOME) {
            var some = items.subList(from, Math.min(from + SOME, items.size()));
            var known = archive.known(account, some.stream().flatMap(Matching::keys).toList());
            some.forEach(item -> matches.add(match(item, known)));
        }
        return matches;
    }

    /** What is known by the keys of some items, and of what they answer. */
    static Stream<String> keys(Exported item) {
        return Stream.concat(Stream.of(item.content().key()), item.otherKeys().stream());
    }

    private Match match(Exported item, Map<String, Known> known) {
        Known found = keys(item).map(known::get).filter(Objects::nonNull).findFirst().orElse(null);
        if (found == null && !item.keyed()) {
            found = same(item.content());
        }
        if (found == null) {
            boolean no = forbidden.apply(item.content()).isPresent();
            return new Match(item, no ? Standing.FORBIDDEN : Standing.NEW, null);
        }
        claimed.add(found.id());
        Standing standing = found.disposed()
                ? Standing.DISPOSED
                : archive.outlines().uncopied(found.id()) ? Standing.FORBIDDEN : Standing.KNOWN;
        return new Match(item, standing, found);
    }

    /**
     * An item of the same second that says the same in one of its versions. Of one that is disposed of, or closed, nothing can be compared:
     * it is taken to be the same, so that it does not come back.
     */
    private @Nullable Known same(Content content) {
        var candidates = bySecond().getOrDefault(content.platformTime().toEpochSecond(), List.of()).stream()
                .filter(known -> !claimed.contains(known.id()) && known.kind() == content.kind()).toList();
        return candidates.stream().filter(known -> !known.disposed() && says(known, content)).findFirst()
                .or(() -> candidates.stream().filter(Known::disposed).findFirst()).orElse(null);
    }

    private Map<Long, List<Known>> bySecond() {
        var all = bySecond;
        if (all == null) {
            all = new HashMap<>();
            for (Known known : archive.posts(account)) {
                all.computeIfAbsent(known.platformTime().getEpochSecond(), second -> new ArrayList<>()).add(known);
            }
            bySecond = all;
        }
        return all;
    }

    private boolean says(Known known, Content content) {
        Item item = archive.item(known.id()).orElseThrow();
        try {
            return item.versions().stream().map(version -> archive.content(item, version.number()))
                    .anyMatch(said -> same(said, content));
        } catch (ItemClosed e) {
            return true;
        }
    }

    /** Of what has no text, a picture, the attachments are counted: the platform may have made up a text for it. */
    static boolean same(Content said, Content content) {
        String text = plain(content.text());
        return text.isEmpty()
                ? shown(said) > 0 && shown(said) == shown(content)
                : plain(said.text()).equals(text);
    }

    private static long shown(Content content) {
        return content.attachments().stream().filter(one -> !one.kind().equals("link") && !one.id().endsWith("/image")).count();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " ").strip();
    }
}
