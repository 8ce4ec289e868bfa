package se.bevara.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Disposal;
import se.bevara.archive.Item;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Restrictions;
import se.bevara.moderation.Vanished;

/** What has come of an item that was taken from public view, link by link: its cases, their records, and its certificate of disposal. */
@Component
class Chains {

    private final Archive archive;
    private final Moderation moderation;
    private final Questions questions;
    private final Restrictions restrictions;

    Chains(Archive archive, Moderation moderation, Questions questions, Restrictions restrictions) {
        this.archive = archive;
        this.moderation = moderation;
        this.questions = questions;
        this.restrictions = restrictions;
    }

    /**
     * A chain.
     *
     * @param registered its number in the case system; null where it has none
     * @param disposed when the archive's copy was erased; null while the archive has it
     */
    record Chain(long item, Moment captured, List<Link> cases, List<Asked> asked, @Nullable String registered,
            @Nullable Disposal disposal, @Nullable Moment disposed) {
    }

    /** A case of the chain; times are null until they come. */
    record Link(Case one, Moment begun, @Nullable Moment sealed, @Nullable Moment lastSeen, @Nullable Moment gone) {
    }

    /** That it was asked who took it away, and what was answered. */
    record Asked(Vanished one, Moment noticed) {
    }

    /** Nothing for an item that nobody has moderated or asked about. */
    @Nullable
    Chain of(Item item, Locale locale) {
        List<Case> cases = moderation.about(item.id());
        List<Vanished> asked = questions.about(item.id());
        if (cases.isEmpty() && asked.isEmpty()) {
            return null;
        }
        var disposal = item.disposal();
        return new Chain(item.id(), Times.at(item.firstCaptured(), locale), cases.stream().map(one -> link(one, locale)).toList(),
                asked.stream().map(one -> new Asked(one, Times.at(one.noticed(), locale))).toList(),
                restrictions.of(item.id()).map(Restrictions.Restricted::registered).orElse(null), disposal,
                disposal == null ? null : Times.at(disposal.at(), locale));
    }

    /** The chain of a case's item; nothing where the archive has none, and must have none. */
    @Nullable
    Chain of(Case one, Locale locale) {
        return one.item() == 0 ? null : archive.item(one.item()).map(item -> of(item, locale)).orElse(null);
    }

    private static Link link(Case one, Locale locale) {
        var sealed = one.sealed();
        var gone = one.gone();
        return new Link(one, Times.at(one.begun(), locale), sealed == null ? null : Times.at(sealed.at(), locale),
                gone == null || gone.lastSeen() == null ? null : Times.at(gone.lastSeen(), locale),
                gone == null ? null : Times.at(gone.noticed(), locale));
    }
}
