package se.bevara.snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import se.bevara.ledger.Difference;

/** Re-reads the snapshots' files against the ledger. */
record Verification(SnapshotFiles files, List<Snapshot> snapshots, ShownTable table,
        Function<Snapshot, Optional<Manifest>> manifests) {

    void verify(Consumer<Difference> differences) {
        var known = new HashSet<String>();
        for (Snapshot snapshot : snapshots) {
            known.add(snapshot.folder());
            snapshot.digests().forEach((file, digest) -> {
                String expected = "SHA-256 " + digest;
                String found = files.digest(snapshot.folder(), file).map(sum -> "SHA-256 " + sum).orElse("no file");
                if (!found.equals(expected)) {
                    differences.accept(new Difference(files.named(snapshot.folder(), file), "ledger entry " + snapshot.entry(),
                            expected, found));
                }
            });
            files.lying(snapshot.folder()).stream().filter(file -> !snapshot.digests().containsKey(file))
                    .forEach(file -> differences.accept(new Difference(files.named(snapshot.folder(), file), "file",
                            "a file that the ledger knows", "one that it does not")));
            shown(snapshot, differences);
        }
        lying(known, differences);
    }

    /** Only of a manifest that is as it was can it be said what the catalogue should have. */
    private void shown(Snapshot snapshot, Consumer<Difference> differences) {
        var digest = files.digest(snapshot.folder(), SnapshotFiles.MANIFEST);
        if (digest.isEmpty() || !digest.get().equals(snapshot.digests().get(SnapshotFiles.MANIFEST))) {
            return;
        }
        var expected = new TreeSet<Long>();
        manifests.apply(snapshot).map(Manifest::shown)
                .ifPresent(shown -> shown.certain().forEach(seen -> expected.add(seen.item())));
        var found = table.items(snapshot.entry());
        if (!found.equals(expected)) {
            differences.accept(new Difference(files.named(snapshot.folder(), SnapshotFiles.MANIFEST), "catalogue",
                    "items " + expected, "items " + found));
        }
    }

    private void lying(Set<String> known, Consumer<Difference> differences) {
        files.lying().stream().filter(folder -> !known.contains(folder)).forEach(folder -> differences.accept(new Difference(
                "archive/" + folder, "folder", "a snapshot that the ledger knows", "one that it does not")));
    }
}
