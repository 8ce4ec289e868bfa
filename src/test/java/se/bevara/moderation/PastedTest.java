package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.ItemClosed;

class PastedTest {

    @TempDir
    Path root;

    private static Case begin(ModerationSetting setting, String address, String code) {
        return setting.the(Pasted.class).begin("", address, Case.How.REMOVED, code, "moderator", "");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsArchivedIsFoundByItsAddressAndNothingIsFetched(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            setting.spot = account -> {
                throw new IllegalStateException("expected nothing to be captured");
            };
            long first = setting.comment("Ett angrepp");
            long second = setting.comment("Ett annat");
            assertThat(begin(setting, "http://www.social.example/k1/?fbclid=x#respond", "hot").item()).isEqualTo(second);
            setting.the(Restrictions.class).restrict(first, "registrator", "21 kap. 1 §", "moderator");
            assertThat(begin(setting, " https://social.example/k0 ", "hot").item()).as("a secret one too").isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotArchivedIsCapturedOnTheSpot(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            setting.comment("Ett annat");
            var captured = new AtomicInteger();
            setting.spot = account -> {
                captured.incrementAndGet();
                setting.comment("Ett angrepp");
                return Optional.of("allt kunde inte hämtas");
            };
            assertThat(setting.the(Pasted.class).begin("test-solvik", "https://social.example/k1", Case.How.HIDDEN, "hot", "m",
                    "")).returns(CaseState.VERIFIED, Case::state).returns(Case.How.HIDDEN, Case::how);
            assertThat(captured).hasValue(1);
            assertThatThrownBy(() -> setting.the(Pasted.class).begin("test-solvik", "https://social.example/fel?namn=Nils",
                    Case.How.REMOVED, "hot", "m", "")).isInstanceOf(ModerationRefused.class)
                    .hasMessageContaining("allt kunde inte hämtas").hasMessageContaining("test-solvik").message()
                    .doesNotContain("Nils");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressOfNoRegisteredAccountAndAReasonThatIsNoneAreRefusedBeforeAnythingIsFetched(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            setting.spot = account -> {
                throw new IllegalStateException("expected nothing to be captured");
            };
            assertThatThrownBy(() -> begin(setting, "https://other.example/k0", "hot")).isInstanceOf(ModerationRefused.class)
                    .hasMessageContaining("registrerat konto").hasMessageContaining("--account");
            assertThatThrownBy(() -> begin(setting, "https://social.example/k0", "ogillas"))
                    .isInstanceOf(ModerationRefused.class).hasMessageContaining("Laglig kritik är tillåten");
            assertThatThrownBy(() -> begin(setting, "k0 på sidan", "hot")).isInstanceOf(ModerationRefused.class)
                    .hasMessageContaining("https://");
            assertThat(setting.moderation().all(false)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNotBeCopiedIsNeverFetchedAndClosedWhereTheArchiveHasItAlready(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            setting.spot = account -> {
                throw new IllegalStateException("expected nothing to be captured");
            };
            long item = setting.comment("brunbjörn");
            assertThat(begin(setting, "https://social.example/k0", "barnpornografi").item()).isEqualTo(item);
            assertThatThrownBy(() -> setting.the(Archive.class).content(setting.item(item), 1)).isInstanceOf(ItemClosed.class);
            assertThat(begin(setting, "https://social.example/k9", "barnpornografi")).returns(0L, Case::item)
                    .returns("test-solvik", Case::account);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNotBeCopiedIsPassedByEachNightAndItsAccountNotPicturedWhileItMayBeSeen(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long other = setting.comment("Ett annat");
            var begun = begin(setting, "https://www.social.example/k9?fbclid=x", "barnpornografi");
            var account = setting.the(Accounts.class).find("test-solvik").orElseThrow();
            Content archived = setting.the(Archive.class).content(setting.item(other), 1);
            var passed = setting.the(NotCaptured.class).of(account);
            assertThat(passed.apply(at(archived, "https://social.example/k9"))).contains(begun.id());
            assertThat(passed.apply(archived)).isEmpty();
            assertThat(setting.the(NotPictured.class).accounts()).containsExactly("test-solvik");
            setting.moderation().seal(begun.id(), "måste bort genast", "moderator");
            setting.moderation().removed(begun.id(), "moderator");
            setting.moderation().confirmUnseen(begun.id(), "polisen har sett efter", "moderator");
            assertThat(setting.the(NotPictured.class).accounts()).isEmpty();
            assertThat(setting.the(NotCaptured.class).of(account).apply(at(archived, "https://social.example/k9")))
                    .as("should it come back").contains(begun.id());
            var mistaken = begin(setting, "https://social.example/k8", "barnpornografi");
            setting.moderation().withdraw(mistaken.id(), "fel adress", "moderator");
            assertThat(setting.the(NotCaptured.class).of(account).apply(at(archived, "https://social.example/k8"))).isEmpty();
            assertThat(setting.the(NotPictured.class).accounts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCaseThatIsBegunWhileAnAccountIsCapturedIsSeenWithinASecond(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            Content archived = setting.the(Archive.class).content(setting.item(setting.comment("Ett annat")), 1);
            var nanoseconds = new java.util.concurrent.atomic.AtomicLong();
            var visited = new ForbiddenAddresses(setting.the(CaseTable.class), setting.the(Steps.class), nanoseconds::get)
                    .of(setting.the(Accounts.class).find("test-solvik").orElseThrow());
            Content pasted = at(archived, "https://social.example/k7");
            assertThat(visited.apply(pasted)).isEmpty();
            var begun = begin(setting, "https://social.example/k7", "barnpornografi");
            nanoseconds.set(1_000_000_000);
            assertThat(visited.apply(pasted)).contains(begun.id());
            assertThat(visited.apply(archived)).isEmpty();
        }
    }

    private static Content at(Content other, String address) {
        return new Content(address, address, other.kind(), other.parentKey(), other.authorId(), other.authorName(),
                other.platformTime(), other.editedAt(), other.text(), other.attachments(), URI.create(address), other.hidden(),
                other.counts());
    }

    @ParameterizedTest
    @CsvSource({
            "https://www.facebook.com/solvik/posts/1?comment_id=2&__cft__[0]=a, https://m.facebook.com/solvik/posts/1/?comment_id=2",
            "https://blogg.example/2026/nyhet/#comment-4, http://blogg.example/2026/nyhet#comment-4"})
    void addressesThatDifferInNothingThatMattersAreOne(String one, String other) {
        assertThat(Address.pasted(one.replace("[", "%5B").replace("]", "%5D"))).isEqualTo(Address.pasted(other));
    }

    @ParameterizedTest
    @CsvSource({"https://www.facebook.com/solvik/posts/pfbid02x?comment_id=900000357&reply_comment_id=900000444, 900000444",
            "https://www.facebook.com/permalink.php?story_fbid=123456789&id=98765, 123456789",
            "https://www.facebook.com/solvik/posts/123456789, 123456789", "https://blogg.example/2026, ''"})
    void theNumberThatFacebookKnowsAnItemByIsThatOfTheCommentFirst(String address, String number) {
        assertThat(Address.pasted(address).number()).isEqualTo(number);
    }

    @Test
    void anotherCommentIsAnotherAddressAndAnAccountIsFoundByWholeNamesOnly() {
        assertThat(Address.pasted("https://blogg.example/nyhet#comment-4"))
                .isNotEqualTo(Address.of(URI.create("https://blogg.example/nyhet#comment-5")));
        var account = Address.pasted("https://social.example/@solvik");
        assertThat(Address.pasted("https://social.example/@Solvik/115").below(account)).isTrue();
        assertThat(Address.pasted("https://social.example/@solvikbio/115").below(account)).isFalse();
    }
}
