package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;

/** Accounts that are pictured side by side. */
class WorkersTest {

    @TempDir
    Path root;

    private final Site site = new Site();

    @BeforeEach
    void browser() {
        SnapshotSetting.needsBrowser();
    }

    @AfterEach
    void close() {
        site.close();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").matches("(?s).*(chrom|run-driver).*"))).isEmpty();
    }

    private Map<String, URI> pages(int number) {
        var pages = new TreeMap<String, URI>();
        IntStream.range(0, number)
                .forEach(n -> pages.put("a" + n, site.at(n < 2 ? "/meeting" : n % 3 == 2 ? "/wall" : "/other")));
        return pages;
    }

    @ParameterizedTest
    @EnumSource
    void twoWorkersPictureSideBySideAndTellInTheOrderOfTheAccounts(TestDatabase database) throws IOException {
        site.meeting("/meeting", 2);
        try (var setting = new SnapshotSetting(database, root, pages(6), Map.of())) {
            var told = Collections.synchronizedList(new ArrayList<String>());
            var accounts = pages(6).keySet().stream().map(SnapshotSetting::account).toList();
            var twice = new ArrayList<>(accounts);
            twice.addAll(accounts);
            var outcomes = setting.snapshots().take(twice, "test", account -> "Provet", outcome -> told.add(outcome.account()))
                    .orElseThrow();
            assertThat(outcomes).extracting(Outcome::account).as("each once").containsExactly("a0", "a1", "a2", "a3", "a4", "a5");
            assertThat(outcomes).extracting(Outcome::failure).containsExactly(null, null, Failure.LOGIN_WALL, null, null,
                    Failure.LOGIN_WALL);
            assertThat(told).containsExactlyInAnyOrder("a0", "a1", "a2", "a3", "a4", "a5");
            assertThat(setting.verified()).isEmpty();
            try (var left = Files.list(root.resolve("archive/.unfinished/snapshots"))) {
                assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
            }
        }
    }

    @Test
    void browsersThatAreKilledFailWhatTheyPicturedAndTheRestIsTaken() {
        site.meeting("/meeting", 3);
        var pages = new TreeMap<>(pages(2));
        pages.put("b", site.at("/other"));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages, Map.of())) {
            Thread.ofVirtual().start(() -> {
                site.met(2);
                ProcessHandle.current().descendants().filter(process -> process.info().command().orElse("").contains("chrom"))
                        .forEach(ProcessHandle::destroyForcibly);
            });
            assertThat(setting.take("a0", "a1", "b")).extracting(Outcome::failure).containsExactly(Failure.BROWSER_FAILED,
                    Failure.BROWSER_FAILED, null);
            assertThat(setting.verified()).isEmpty();
        }
    }

    @Test
    void whoeverIsToldAndFailsEndsTheRunAndItsBrowsers() {
        var accounts = List.of("a3", "a4", "a6", "a7");
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages(8), Map.of())) {
            assertThatThrownBy(() -> setting.snapshots().take(accounts.stream().map(SnapshotSetting::account).toList(), "test",
                    account -> "Provet", outcome -> {
                        throw new IllegalStateException("no room");
                    })).isInstanceOf(IllegalStateException.class).hasMessage("no room");
            assertThat(setting.verified()).as("what was taken stands").isEmpty();
            try (var again = setting.snapshots().taking().orElseThrow()) {
                assertThat(again).as("others may take pictures now").isNotNull();
            }
        }
    }

    @Test
    void anAddressWithEscapedSignsIsAskedForAsItIsWritten() {
        site.put("/solvik nätet", "<article><p>En sida med text nog för att vara en sida för provet.</p></article>");
        var page = URI.create(site.at("/") + "solvik%20n%C3%A4tet");
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("solvik", page), Map.of())) {
            var snapshot = setting.taken("solvik");
            assertThat(site.asked).contains("/solvik nätet");
            assertThat(setting.snapshots().manifest(snapshot).orElseThrow().asked()).isEqualTo(page.toString());
        }
    }
}
