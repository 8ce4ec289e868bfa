package se.bevara.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.ledger.LedgerSetting.differences;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.TestDatabase;
import se.bevara.ledger.LocalAuthority.Fault;

class TimeStampingTest {

    @TempDir
    Path temporary;
    private LocalAuthority authority;
    private LedgerSetting setting;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException, OperatorCreationException {
        authority = new LocalAuthority();
        setting = new LedgerSetting(TestDatabase.H2, temporary.resolve("data"));
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    private Ledger ledger(boolean believingIssuer) throws IOException {
        setting.settings = new LedgerSettings("solvik.example/ledger", authority.address(),
                authority.write(temporary.resolve("believed.pem"), believingIssuer));
        return setting.open();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stampIsJudgedByTheTimeInItAlsoWhenItsCertificateHasExpired(boolean believingIssuer) throws IOException {
        var ledger = ledger(believingIssuer);
        var checkpoint = ledger.checkpoint();
        assertThat(checkpoint.timeStamp()).isEqualTo(new Checkpoint.Stamped(LocalAuthority.TIME));
        assertThat(ledger.newestCheckpoint().orElseThrow().timeStamp()).isEqualTo(checkpoint.timeStamp());
        assertThat(differences(ledger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void authorityThatFailsIsToldAndAskedAgain(Fault fault) throws IOException {
        var ledger = ledger(false);
        authority.fault = fault;
        assertThat(ledger.checkpoint().timeStamp()).isInstanceOfSatisfying(Checkpoint.NotStamped.class,
                lacking -> assertThat(lacking.reason()).startsWith(authority.address().toString()).contains("xpected"));
        assertThat(differences(ledger)).isEmpty();
        authority.fault = Fault.NONE;
        assertThat(ledger.checkpoint().timeStamp()).isInstanceOf(Checkpoint.Stamped.class);
        assertThat(differences(ledger)).isEmpty();
    }

    @Test
    void authorityThatCannotBeReachedIsTold() {
        setting.settings = new LedgerSettings("solvik.example/ledger", URI.create("http://127.0.0.1:1/"), null);
        assertThat(setting.open().checkpoint().timeStamp()).isInstanceOf(Checkpoint.NotStamped.class);
    }

    @Test
    void stampOfAnotherSignerIsTold() throws IOException, GeneralSecurityException, OperatorCreationException {
        var ledger = ledger(true);
        try (var other = new LocalAuthority()) {
            other.write(temporary.resolve("believed.pem"), true);
            assertThat(ledger.checkpoint().timeStamp()).isInstanceOf(Checkpoint.NotStamped.class);
        }
    }

    @Test
    void stampThatIsAlteredOrMissingIsTold() throws IOException {
        var ledger = ledger(false);
        Path stamp = Checkpoints.stamp(setting.folder.root().resolve(ledger.checkpoint().file()));
        byte[] bytes = Files.readAllBytes(stamp);
        bytes[bytes.length - 1] ^= 1;
        Files.write(stamp, bytes);
        assertThat(differences(ledger)).singleElement().satisfies(difference -> {
            assertThat(difference.file()).isEqualTo(setting.folder.name(stamp));
            assertThat(difference.record()).isEqualTo("time-stamp");
        });
        Files.delete(stamp);
        assertThat(differences(ledger)).extracting(Difference::found).containsExactly("no file");
    }
}
