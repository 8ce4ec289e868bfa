package se.bevara.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares every checkpoint with its row, its keys, its time-stamp, and with the tree as the entries' lines make it. */
final class CheckpointVerification {

    private final DataFolder folder;
    private final Checkpoints checkpoints;
    private final Consumer<Difference> differences;
    private final Map<Long, List<Path>> bySize = new HashMap<>();
    private long agreed;
    private boolean contradicted;

    CheckpointVerification(DataFolder folder, Checkpoints checkpoints, Consumer<Difference> differences) {
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.differences = differences;
    }

    /** Everything about the files but their roots. */
    void verifyFiles(List<CheckpointTable.Row> rows, long entries) {
        var keys = keys();
        var left = new HashMap<String, CheckpointTable.Row>();
        rows.forEach(row -> left.put(row.file(), row));
        for (Path file : checkpoints.all()) {
            verifyFile(file, left.remove(file.getFileName().toString()), keys, entries);
        }
        left.values().stream().map(CheckpointTable.Row::file).sorted()
                .forEach(missing -> tell(checkpoints.directory().resolve(missing), "note", "a checkpoint", "no file"));
    }

    private List<VerifierKey> keys() {
        var keys = new ArrayList<VerifierKey>();
        for (Path file : checkpoints.keys()) {
            try {
                keys.add(VerifierKey.parse(Checkpoints.text(file)));
            } catch (IllegalArgumentException e) {
                tell(file, "key", "an Ed25519 verifier key", "another text");
            }
        }
        return keys;
    }

    private void verifyFile(Path file, CheckpointTable.@Nullable Row row, List<VerifierKey> keys, long entries) {
        byte[] bytes = Checkpoints.bytes(file);
        if (row != null && !Arrays.equals(row.note(), MerkleTree.sha256(bytes))) {
            tell(file, "note", "SHA-256 " + EntryVerification.hex(row.note()),
                    "SHA-256 " + EntryVerification.hex(MerkleTree.sha256(bytes)));
            return;
        }
        try {
            verifyNote(file, SignedNote.parse(Checkpoints.text(file)), keys, entries);
        } catch (IllegalArgumentException e) {
            tell(file, "note", "a signed checkpoint", "another text");
        }
        verifyStamp(file, bytes, row == null ? null : row.stamp());
    }

    private void verifyNote(Path file, SignedNote note, List<VerifierKey> keys, long entries) {
        if (keys.stream().noneMatch(note::signedBy)) {
            tell(file, "signature", "one by a key in archive/ledger/*.vkey", "none");
        } else if (!file.getFileName().toString().startsWith("%012d-".formatted(note.size()))) {
            tell(file, "size", "the size in its name", String.valueOf(note.size()));
        } else if (note.size() > entries) {
            tell(file, "size", "at most " + entries + ", the entries there are", String.valueOf(note.size()));
        } else {
            bySize.computeIfAbsent(note.size(), size -> new ArrayList<>()).add(file);
        }
    }

    private void verifyStamp(Path file, byte[] note, byte @Nullable [] sha256) {
        Path stamp = Checkpoints.stamp(file);
        if (!Files.exists(stamp)) {
            if (sha256 != null) {
                tell(stamp, "time-stamp", "SHA-256 " + EntryVerification.hex(sha256), "no file");
            }
            return;
        }
        try {
            checkpoints.stamping().judge(Checkpoints.bytes(stamp), note);
        } catch (TimeStamping.Invalid e) {
            tell(stamp, "time-stamp", "a valid one over the note", String.valueOf(e.getMessage()));
        }
    }

    /** Compares the checkpoints of a size. What contradicts one contradicts every later one, so only the first is told. */
    void root(long size, Supplier<byte[]> root) {
        var files = bySize.get(size);
        if (files == null || contradicted) {
            return;
        }
        byte[] found = root.get();
        for (Path file : files) {
            byte[] signed = SignedNote.parse(Checkpoints.text(file)).root();
            if (!Arrays.equals(signed, found)) {
                contradicted = true;
                tell(file, "root", EntryVerification.hex(signed),
                        EntryVerification.hex(found) + " from the lines; entries from " + agreed
                                + " on are otherwise than signed");
                return;
            }
        }
        agreed = size;
    }

    private void tell(Path file, String record, String expected, String found) {
        differences.accept(new Difference(folder.name(file), record, expected, found));
    }
}
