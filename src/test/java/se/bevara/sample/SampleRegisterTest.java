package se.bevara.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Ledgers;

class SampleRegisterTest {

    @TempDir
    Path folder;

    private RegisterImport read() throws IOException {
        var source = TestDatabase.H2.open();
        Clock clock = StoryClock.at("2025-09-01T00:00");
        var accounts = new Accounts(JdbcClient.create(source), new JdbcTransactionManager(source),
                Ledgers.open(folder, source, clock), new DataFolder(folder), clock);
        return accounts.read(Files.readAllBytes(Path.of("archive-sample/accounts.csv")));
    }

    @Test
    void registerHasNoBadRowsAndFourAuthorities() throws IOException {
        RegisterImport read = read();
        assertThat(read.errors()).isEmpty();
        assertThat(read.added().stream().map(Account::authority).distinct()).hasSize(4);
    }

    @Test
    void everyAccountThatTheNightsCaptureIsInTheStoryAndTheOtherWayRound() throws IOException {
        List<String> captured = read().added().stream().filter(each -> each.state().captured())
                .map(each -> each.platform() + "/" + each.handle()).toList();
        var cast = Story.read(Path.of("archive-sample/story.yaml")).cast().stream().map(Story.Cast::account)
                .collect(Collectors.toList());
        assertThat(captured).containsExactlyInAnyOrderElementsOf(cast).hasSizeGreaterThanOrEqualTo(10);
    }
}
