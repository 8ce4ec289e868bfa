package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.DurableFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions that people keep: a file each in {@code <data>/searches/}, for one person or for all. They may name members of the public, so
 * they are in no database and no ledger, and a search taken away is away.
 */
@Component
public class SavedSearches {

    private static final Logger LOG = LoggerFactory.getLogger(SavedSearches.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUESTION = 4000;
    private static final int MOST = 500;

    private final Path folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SavedSearches(DataFolder folder, Clock clock) {
        this.folder = folder.root().resolve("searches");
        this.clock = clock;
    }

    /**
     * A search that is kept.
     *
     * @param id names its file
     * @param owner who saved it, and alone may take it away
     * @param shared whether all see it
     * @param question what the search page's address asks for, without a place in the list
     */
    public record Saved(String id, String name, String owner, boolean shared, String question, Instant saved) {
    }

    /** @throws IllegalArgumentException where a name is missing or too long, or there are too many already */
    public Saved save(String name, String owner, boolean shared, String question) {
        checked("name", name, LONGEST_NAME);
        checked("owner", owner, LONGEST_NAME);
        checked("question", question, LONGEST_QUESTION);
        if (all().size() >= MOST) {
            throw new IllegalArgumentException("saved searches: expected at most " + MOST + ", take one away first");
        }
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        var saved = new Saved(HexFormat.of().formatHex(bytes), name.strip(), owner.strip(), shared, question, clock.instant());
        DurableFiles.replaceSecret(file(saved.id()), JSON.writeValueAsBytes(saved));
        return saved;
    }

    private static void checked(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + ": expected 1 to " + longest + " printable characters, found " + text.length());
        }
    }

    /** Those that somebody sees, by name: their own and the shared ones. */
    public List<Saved> of(String owner) {
        return all().stream().filter(one -> one.shared() || one.owner().equals(owner)).toList();
    }

    /** Takes a search away. @return whether there was one of this owner's */
    public boolean forget(String id, String owner) {
        Optional<Saved> known = all().stream().filter(one -> one.id().equals(id) && one.owner().equals(owner)).findFirst();
        known.ifPresent(one -> DurableFiles.delete(file(one.id())));
        return known.isPresent();
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }

    private List<Saved> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var all = new ArrayList<Saved>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches("[0-9a-f]{16}\\.json")).toList()) {
                read(file).ifPresent(all::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("saved searches: expected to read " + folder, e);
        }
        all.sort(Comparator.comparing((Saved one) -> one.name().toLowerCase(Locale.ROOT)).thenComparing(Saved::id));
        return all;
    }

    /** One that was taken away meanwhile, or that somebody has spoilt, is passed by. */
    private static Optional<Saved> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Saved.class));
        } catch (IOException | JacksonException e) {
            LOG.warn("Saved search {}: expected to read it, found {}", file.getFileName(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
