package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;

class NoticeTextsTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void theTextSaysWhatWasDoneWhyUnderWhichDecisionAndHowToComplainInBothLanguages(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var moderation = setting.moderation();
            long item = setting.comment("brunbjörn");
            String id = moderation.begin(item, Case.How.REMOVED, "hot", "m", "").id();
            moderation.seal(id, "", "m");
            moderation.removed(id, "m");
            setting.turn(item, ItemState.GONE);
            setting.night();
            var texts = setting.the(NoticeTexts.class);
            assertThat(texts.fill(id, "", false).text()).contains("tagits bort", "Olaga hot", "4 kap. 5 § brottsbalken",
                    "SOLVIK-4, regel ur-mediet", "Justitieombudsmannen", id).doesNotContain("{", "brunbjörn", "Besökare");
            assertThat(texts.fill(id, "", true).text()).contains("has been removed", "Unlawful threat", "Ombudsmen")
                    .doesNotContain("{");
            assertThat(texts.fill(id, "hänvisning", false)).returns(Template.Purpose.REFERRAL, NoticeTexts.Filled::purpose);
            assertThatThrownBy(() -> texts.fill(id, "brev", false)).isInstanceOf(ModerationRefused.class)
                    .hasMessageContaining("hänvisning");
            assertThat(texts.notice(moderation.find(id).orElseThrow())).hasSize(2);
            var filled = texts.fill(id, "", false);
            moderation.notice(id, Case.Notice.SENT, "meddelande", "mallen " + filled.template() + ", " + filled.list(), "m");
            assertThat(moderation.history(id).getLast().words()).containsEntry("text", "mallen besked, SOLVIK-ORSAKER version 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReasonMayHaveATextOfItsOwnAndARecordWithoutADecisionSaysSo(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root)) {
            setting.reasons();
            String id = setting.moderation().begin(setting.comment("Mitt ärende"), Case.How.HIDDEN, "enskilt ärende", "m", "")
                    .id();
            assertThat(setting.the(NoticeTexts.class).fill(id, "", false)).returns("enskilt ärende", NoticeTexts.Filled::template)
                    .extracting(NoticeTexts.Filled::text).asString().contains("har dolts", "e-tjänster");
            assertThat(setting.the(NoticeTexts.class).fill(id, "besked", false).text()).contains("inget gallringsbeslut");
        }
    }
}
