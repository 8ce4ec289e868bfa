package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;

/** Each authority decides of its own records: a request selects and hands out what belongs to those that it concerns. */
class RequestAuthoritiesTest {

    private static final String OWN = "Kommunstyrelsen";
    private static final String OTHER = "Socialnämnden";

    @TempDir
    Path root;

    private static Account account(String id, String authority) {
        return new Account(id, authority, "", "", "test", "solvik", URI.create("https://social.example/" + id),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN,
                Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    private static String open(DisclosureSetting setting, String... authorities) {
        return setting.requests().open(new Requests.Opening("Allt", null, "", "", List.of(authorities)), "Anna").id();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAnotherAuthoritysIsToldAsWhatDoesNotExist(TestDatabase database) {
        try (var setting = new DisclosureSetting(database, root)) {
            setting.the(Accounts.class)
                    .apply(new RegisterImport(List.of(account("social", OTHER)), List.of(), List.of(), List.of()), "test");
            long item = setting.post("Hej");
            String foreign = open(setting, OTHER);
            var choices = List.of(new Choice.Items(List.of(item)), new Choice.Thread(item), new Choice.Items(List.of(999L)),
                    new Choice.Period(DisclosureSetting.ACCOUNT.id(), null, null), new Choice.Period("none", null, null));
            assertThat(choices).allSatisfy(choice -> assertThatThrownBy(
                    () -> setting.the(Selections.class).add(foreign, choice, false, DisclosureSetting.ANNA))
                    .isInstanceOf(DisclosureRefused.class).hasMessageMatching("(handling \\d+: väntade en|konto: väntade ett)"
                            + " hos Socialnämnden, fann (ingen|inget sådant)"));
            var hits = new Choice.Hits(new Query("hej", null, null, null, null, null, null, null, null,
                    Query.Order.OLDEST_FIRST, 0, 1));
            assertThat(setting.the(Selections.class).add(foreign, hits, false, DisclosureSetting.ANNA).added()).isZero();
            String both = open(setting, OTHER, OWN);
            assertThat(setting.the(Selections.class).add(both, hits, false, DisclosureSetting.ANNA).added()).isOne();
            assertThatThrownBy(() -> open(setting, "Ingen nämnd")).hasMessageContaining("Ingen nämnd");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMovesToAnotherAuthorityIsNotHandedOutUntilItIsTakenOut(TestDatabase database) {
        try (var setting = new DisclosureSetting(database, root)) {
            long item = setting.post("Hej");
            String id = open(setting, OWN);
            setting.the(Selections.class).add(id, new Choice.Thread(item), false, DisclosureSetting.ANNA);
            setting.reviewing().open(id, item, 0, true, "", DisclosureSetting.ANNA);
            setting.decide(id, Answer.FULL);
            assertThat(setting.the(Packing.class).previewed(id, DisclosureSetting.ANNA).cover())
                    .anySatisfy(line -> assertThat(line.lines()).contains("Solviks kommun, " + OWN));
            var moved = new RegisterImport.Changed(DisclosureSetting.ACCOUNT, account(DisclosureSetting.ACCOUNT.id(), OTHER),
                    List.of("authority"));
            setting.the(Accounts.class).apply(new RegisterImport(List.of(), List.of(moved), List.of(), List.of()), "test");
            assertThatThrownBy(() -> setting.pack(id)).hasMessageContaining("hör inte längre till");
            setting.the(Selections.class).remove(id, List.of(item), "flyttat", "Anna");
            setting.rebuild();
            assertThat(setting.requests().find(id).authorities()).containsExactly(OWN);
            assertThat(setting.requests().items(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestFromBeforeAuthoritiesWereToldConcernsAll(TestDatabase database) {
        try (var setting = new DisclosureSetting(database, root)) {
            Request now = setting.requests().find(open(setting, OWN));
            var old = RequestTable.JSON.valueToTree(now).deepCopy();
            ((tools.jackson.databind.node.ObjectNode) old).remove("authorities");
            Request read = RequestTable.JSON.treeToValue(old, Request.class);
            assertThat(read.authorities()).isEmpty();
            assertThat(read.concerns(OTHER)).isTrue();
        }
    }
}
