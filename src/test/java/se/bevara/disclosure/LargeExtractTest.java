package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;
import se.bevara.retention.Assessments;

/** What is large or personal is weighed by a person before it is handed out. */
class LargeExtractTest {

    private static final Deciding.Decision UNSEEN = new Deciding.Decision(Answer.FULL, "", true, false);

    @TempDir
    Path root;

    private static String request(DisclosureSetting setting, int persons) {
        long post = setting.post("Vad tycker ni om bron?");
        var items = new ArrayList<Long>(List.of(post));
        for (int n = 0; n < persons; n++) {
            items.add(setting.comment(post, "Person " + n, "Bra bro " + n));
        }
        String id = setting.request("Alla om bron", items.toArray(Long[]::new));
        setting.reviewing().openAll(id, items, DisclosureSetting.ANNA);
        return id;
    }

    @Test
    void manyPersonsInAStructuredFileAreWeighedBeforeTheDecisionAndNobodyIsAskedWhy() {
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            String few = request(setting, 48);
            assertThat(setting.the(Deciding.class).warnings(setting.requests().find(few), DisclosureSetting.ANNA)).isEmpty();
            setting.the(Deciding.class).decide(few, UNSEEN, DisclosureSetting.ANNA);
            String many = request(setting, 50);
            assertThatThrownBy(() -> setting.the(Deciding.class).decide(many, UNSEEN, DisclosureSetting.ANNA))
                    .isInstanceOf(DisclosureRefused.class).hasMessageContaining("50 personer och 51 handlingar")
                    .hasMessageContaining("21 kap. 7 §").hasMessageContaining("Fråga inte efter syftet");
            assertThat(setting.requests().find(many).state()).isEqualTo(RequestState.OPEN);
            setting.decide(many, Answer.FULL);
            assertThat(setting.pack(many).request().state()).isEqualTo(RequestState.PACKAGED);
        }
    }

    @Test
    void whatIsMarkedAsSensitiveIsOpenedByItselfAlone() {
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            long post = setting.post("Hej");
            long tagged = setting.comment(post, "Bo", "Min diagnos");
            String id = setting.request("tråden", post, tagged);
            setting.the(Assessments.class).set(tagged, Assessments.Kind.TAG, "hälsa", "ja", "Eva", "diagnos");
            assertThatThrownBy(() -> setting.reviewing().openAll(id, List.of(post, tagged), DisclosureSetting.ANNA))
                    .hasMessageContaining("Handling " + tagged + ": den är märkt som känslig.");
            assertThat(setting.requests().items(id)).allMatch(row -> row.outcome() == Selected.Outcome.UNREVIEWED);
            setting.reviewing().open(id, tagged, 0, true, "hon har själv berättat", DisclosureSetting.ANNA);
            assertThat(setting.reviewing().openAll(id, List.of(post), DisclosureSetting.ANNA)).isOne();
        }
    }
}
