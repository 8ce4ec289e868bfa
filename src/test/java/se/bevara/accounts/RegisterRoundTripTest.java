package se.bevara.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import se.bevara.TestDatabase;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Ledgers;

/** Whatever stands in the register, written out and read back it is the same. */
class RegisterRoundTripTest {

    @ParameterizedTest
    @EnumSource
    void importingTheExportChangesNothing(TestDatabase database, @TempDir Path folder) {
        var source = database.open();
        var accounts = new Accounts(JdbcClient.create(source), new JdbcTransactionManager(source),
                Ledgers.open(folder, source, Clock.systemUTC()), new DataFolder(folder), Clock.systemUTC());
        var invented = new InventedAccounts(20261120);
        for (int round = 0; round < 20; round++) {
            accounts.apply(new RegisterImport(invented.several(10, "r" + round + "-"), List.of(), List.of(), List.of()),
                    "registrator");

            RegisterImport read = accounts.read(accounts.csv());

            assertThat(read.errors()).isEmpty();
            assertThat(read.changesNothing()).isTrue();
            assertThat(read.unchanged()).hasSize((round + 1) * 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rebuildingChangesNothing(TestDatabase database, @TempDir Path folder) {
        var source = database.open();
        var accounts = new Accounts(JdbcClient.create(source), new JdbcTransactionManager(source),
                Ledgers.open(folder, source, Clock.systemUTC()), new DataFolder(folder), Clock.systemUTC());
        accounts.apply(new RegisterImport(new InventedAccounts(1).several(200, "a"), List.of(), List.of(), List.of()),
                "registrator");
        List<Account> before = accounts.all();

        accounts.rebuild();

        assertThat(accounts.all()).isEqualTo(before);
    }

    @Test
    void noCellOfTheExportIsAFormula() throws IOException {
        var invented = new InventedAccounts(7).several(300, "f");

        String csv = new String(RegisterCsv.of(invented), StandardCharsets.UTF_8);

        try (var rows = CSVFormat.DEFAULT.builder().setDelimiter(';').get().parse(new StringReader(csv.substring(1)))) {
            assertThat(rows).hasSize(301)
                    .allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.matches("(?s)\\s*[=+\\-@＝＋－＠].*")));
        }
    }
}
