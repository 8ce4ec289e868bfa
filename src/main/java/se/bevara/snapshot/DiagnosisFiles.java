package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import se.bevara.ledger.DurableFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pictures kept aside for diagnosis, beside the archive: a PNG and a JSON file each, the newest few of an account, until it is pictured
 * again, and no longer than 90 days.
 *
 * @param folder of them all, with one of each account
 */
record DiagnosisFiles(Path folder) {

    private static final int MOST = 3;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final String FACTS = ".json";

    /** What the JSON file says. */
    private record Facts(Instant taken, Failure failure, String detail, String reached, int status, String mark) {
    }

    /** Keeps what a failure has seen, where it has seen something. */
    void keep(String account, Instant taken, PictureFailed failed) {
        failed.aside().ifPresent(aside -> {
            String name = Recording.NAME.format(taken);
            if (aside.picture().length > 0) {
                DurableFiles.replace(of(account, name, ".png"), aside.picture());
            }
            var facts = new Facts(taken, failed.failure(), failed.detail(), aside.reached(), aside.status(), aside.mark());
            DurableFiles.replace(of(account, name, FACTS), JsonMapper.shared().writeValueAsBytes(facts));
            names(account).skip(MOST).toList().forEach(old -> delete(account, old));
        });
    }

    /** What is kept of an account, newest first. */
    List<Diagnosis> of(String account) {
        return names(account).map(name -> {
            try {
                var facts = JsonMapper.shared().readValue(Files.readAllBytes(of(account, name, FACTS)), Facts.class);
                Path picture = of(account, name, ".png");
                return new Diagnosis(account, facts.taken, facts.failure, facts.detail, facts.reached, facts.status, facts.mark,
                        Files.isRegularFile(picture) ? picture : null);
            } catch (IOException e) {
                throw new UncheckedIOException(of(account, name, FACTS).toString(), e);
            }
        }).toList();
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
        list(folder).filter(Files::isDirectory).map(path -> path.getFileName().toString()).forEach(account -> list(
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
