package se.bevara.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members of an export, by names that only name: nothing is ever unpacked to a path. A name that climbs, a member named twice, a link,
 * an encrypted member and every broken limit is a refusal when it is opened.
 */
abstract sealed class Container implements Closeable permits ZipContainer, TarContainer, LoneFile {

    /** What is read of a member's head to tell what a file is. */
    static final int HEAD = 4096;

    private static final Pattern CLIMBING = Pattern.compile("(^|.*/)\\.\\.(/.*|$)|^/.*|^[A-Za-z]:.*|.*[\\\\\\x00].*",
            Pattern.DOTALL);

    final ImportLimits limits;

    Container(ImportLimits limits) {
        this.limits = limits;
    }

    /** The names of the regular members, in order. */
    abstract Collection<String> names();

    /** Unpacked size in bytes, as the container says. */
    abstract long size(String name);

    abstract InputStream open(String name) throws IOException;

    @Override
    public abstract void close();

    /** What it is, in Swedish, for messages. */
    abstract String kind();

    /** Members whose whole name matches, in order. */
    final List<String> named(String pattern) {
        var wanted = Pattern.compile(pattern);
        return names().stream().filter(name -> wanted.matcher(name).matches()).sorted().toList();
    }

    /** The whole of a member that is read. */
    final byte[] text(String name) {
        return whole(name, limits.text().toBytes());
    }

    /** The whole of an attachment; none when the export lacks it. A member larger than the limit is refused by {@link #tooLarge}. */
    final Optional<byte[]> media(String name) {
        return names().contains(name) ? Optional.of(whole(name, limits.media().toBytes())) : Optional.empty();
    }

    final boolean tooLarge(String name) {
        return size(name) > limits.media().toBytes();
    }

    private byte[] whole(String name, long limit) {
        long size = size(name);
        if (size > limit) {
            throw new ImportRefused("en del av filen", "högst " + limit + " byte", size + " byte");
        }
        try (InputStream in = open(name)) {
            byte[] bytes = in.readNBytes((int) size + 1);
            if (bytes.length != size) {
                throw new ImportRefused("en del av filen", size + " byte, som filen säger", bytes.length > size
                        ? "fler"
                        : bytes.length + " byte");
            }
            return bytes;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static ImportRefused broken(IOException e) {
        return new ImportRefused("filen", "en hel export",
                "att den inte går att läsa till slutet (" + e.getClass().getSimpleName()
                        + ")");
    }

    /** Judges a member before it is listed. */
    final void judge(String name, boolean known, int count, long total) {
        if (CLIMBING.matcher(name).matches()) {
            throw new ImportRefused("filen", "delar med namn under filens egen rot", "ett namn som leder därifrån");
        }
        if (known) {
            throw new ImportRefused("filen", "delar som var och en finns en gång", "två med samma namn");
        }
        if (count > limits.members()) {
            throw new ImportRefused("filen", "högst " + limits.members() + " delar", "fler");
        }
        if (total < 0 || total > limits.total().toBytes()) {
            throw new ImportRefused("filen", "högst " + limits.total().toBytes() + " byte uppackad", "mer");
        }
    }
}
