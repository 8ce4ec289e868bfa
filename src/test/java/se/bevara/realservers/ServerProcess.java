package se.bevara.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in its own process and folder, never as root, and stopped with everything that it started. */
record ServerProcess(Process process) implements AutoCloseable {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** Starts a server; its output goes to a file beside its folder. */
    static ServerProcess start(Path folder, Map<String, String> environment, List<?> words) {
        var builder = builder(folder, words).redirectErrorStream(true).redirectOutput(log(folder).toFile());
        builder.environment().putAll(environment);
        try {
            var started = new ServerProcess(builder.start());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end and returns what it wrote; fails when it failed. */
    static String run(Path folder, String input, List<?> words) {
        try {
            var process = builder(folder, words).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(words + ": expected exit code 0, found " + process.exitValue() + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ProcessBuilder builder(Path folder, List<?> words) {
        var command = new ArrayList<String>();
        if (ROOT) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        words.forEach(word -> command.add(word.toString()));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("HOME", folder.toString());
        return builder;
    }

    static Path log(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** A new folder that the server may write in. */
    static Path folder(String name) {
        try {
            var folder = Files.createTempDirectory("bevara-" + name + "-");
            own(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives what has been put into a server's folder to the user that it runs as. */
    static void own(Path folder) throws IOException {
        if (ROOT) {
            try {
                new ProcessBuilder("chown", "-R", "nobody:nogroup", folder.toString()).inheritIO().start().waitFor();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try {
            Files.deleteIfExists(log(folder));
            try (Stream<Path> all = Files.walk(folder)) {
                for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server and its workers, which may outlive it, and waits until they have ended. */
    @Override
    public void close() {
        var family = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        family.forEach(ProcessHandle::destroy);
        for (var one : family) {
            one.onExit().completeOnTimeout(one, 10, TimeUnit.SECONDS).join();
            one.destroyForcibly();
        }
    }
}
