package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.DurableFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pictures kept aside for diagnosis, beside the archive: a PNG and a JSON file each, the newest few of an account, until it is pictured
 * again, and no longer than 90 days.
 *
 * @param folder of them all, with one of each account
 * @param disposed how many items of an account are disposed of by now
 */
record DiagnosisFiles(Path folder, ToLongFunction<String> disposed) {

    private static final int MOST = 3;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final String FACTS = ".json";

    static DiagnosisFiles in(DataFolder folder, Accounts accounts, Supplier<Archive> archive) {
        return new DiagnosisFiles(folder.root().resolve("diagnosis"), account -> accounts.find(account).map(
                known -> archive.get().count(known) - archive.get().outlines().count(account, null, null, null)).orElse(0L));
    }

    /** What the JSON file says. @param disposed how many items of the account were disposed of when it was taken */
    private record Facts(Instant taken, Failure failure, String detail, String reached, int status, String mark, long disposed) {
    }

    /** Keeps what a failure has seen, where it has seen something. */
    void keep(String account, Instant taken, PictureFailed failed) {
        failed.aside().ifPresent(aside -> {
            String name = Recording.NAME.format(taken);
            if (aside.picture().length > 0) {
                DurableFiles.replace(of(account, name, ".png"), aside.picture());
            }
            var facts = new Facts(taken, failed.failure(), failed.detail(), aside.reached(), aside.status(), aside.mark(),
                    disposed.applyAsLong(account));
            DurableFiles.replace(of(account, name, FACTS), JsonMapper.shared().writeValueAsBytes(facts));
            names(account).skip(MOST).toList().forEach(old -> delete(account, old));
        });
    }

    /** What is kept of an account, newest first. */
    List<Diagnosis> of(String account) {
        return names(account).map(name -> {
            var facts = facts(account, name);
            Path picture = of(account, name, ".png");
            return new Diagnosis(account, facts.taken, facts.failure, facts.detail, facts.reached, facts.status, facts.mark,
                    Files.isRegularFile(picture) ? picture : null);
        }).toList();
    }

    /** The accounts of which something is kept. */
    List<String> accounts() {
        return list(folder).filter(Files::isDirectory).map(path -> path.getFileName().toString()).sorted().toList();
    }

    /** Whether an item of the account has been disposed of since one was taken that is kept, which may show it. */
    boolean overtaken(String account) {
        var before = names(account).map(name -> facts(account, name)).mapToLong(Facts::disposed).min();
        return before.isPresent() && before.getAsLong() < disposed.applyAsLong(account);
    }

    private Facts facts(String account, String name) {
        try {
            return JsonMapper.shared().readValue(Files.readAllBytes(of(account, name, FACTS)), Facts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(of(account, name, FACTS).toString(), e);
        }
    }

    /** Clears what is kept of an account. */
    void clear(String account) {
        if (Files.isDirectory(folder.resolve(account))) {
            Scratch.delete(folder.resolve(account));
        }
    }

    /** Clears what has been kept long enough. */
    void expire(Instant now) {
        String oldest = Recording.NAME.format(now.minus(LONGEST));
        accounts().forEach(account -> list(
                folder.resolve(account)).map(file -> file.getFileName().toString())
                .filter(name -> name.compareTo(oldest) < 0)
                .forEach(name -> DurableFiles.delete(folder.resolve(account).resolve(name))));
    }

    private void delete(String account, String name) {
        DurableFiles.delete(of(account, name, FACTS));
        DurableFiles.delete(of(account, name, ".png"));
    }

    private Path of(String account, String name, String ending) {
        return folder.resolve(account).resolve(name + ending);
    }

    private Stream<String> names(String account) {
        return list(folder.resolve(account)).map(file -> file.getFileName().toString()).filter(name -> name.endsWith(FACTS))
                .map(name -> name.substring(0, name.length() - FACTS.length())).sorted(Comparator.reverseOrder());
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var found = Files.list(folder)) {
            return found.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }
}
