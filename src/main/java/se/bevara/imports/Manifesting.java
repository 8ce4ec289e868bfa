package se.bevara.imports;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What an export consists of, for the act of its import: size and SHA-256 of each member, in the order of the file. No names, which may say
 * what an item says. Of small members there is no digest, for what a few bytes say can be guessed from it.
 */
final class Manifesting {

    private static final long SMALL = 1000;

    private Manifesting() {
    }

    static List<String> of(Container container, Runnable read) {
        var members = new ArrayList<String>();
        for (String name : container.names()) {
            long size = container.size(name);
            members.add(size < SMALL ? Long.toString(size) : size + " " + digest(container, name));
            read.run();
        }
        return members;
    }

    private static String digest(Container container, String name) {
        try (InputStream in = container.open(name)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            long left = container.size(name);
            for (int read = in.read(buffer, 0, buffer.length); read >= 0; read = in.read(buffer, 0, buffer.length)) {
                left -= read;
                if (left < 0) {
                    throw new IOException("longer than said");
                }
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw Container.broken(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
