package se.bevara.snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import se.bevara.ledger.Difference;

/** Re-reads the snapshots' files against the ledger. */
record Verification(SnapshotFiles files, List<Snapshot> snapshots) {

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
        }
        files.lying().stream().filter(folder -> !known.contains(folder)).forEach(folder -> differences.accept(new Difference(
                "archive/" + folder, "folder", "a snapshot that the ledger knows", "one that it does not")));
    }
}
