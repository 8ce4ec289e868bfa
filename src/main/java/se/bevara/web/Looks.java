package se.bevara.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.moderation.Restrictions;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Restricted items, shown to those whom they are restricted to, who say why; that they look is recorded first. */
@Component
class Looks {

    private final Archive archive;
    private final Restrictions restrictions;

    Looks(Archive archive, Restrictions restrictions) {
        this.archive = archive;
        this.restrictions = restrictions;
    }

    /** The role that an item is restricted to, where it is one of the user's; else null. */
    @Nullable
    String role(long item, User who) {
        return who.may(Right.LOOK)
                ? restrictions.of(item).map(Restrictions.Restricted::role).filter(who::isNamedBy).orElse(null)
                : null;
    }

    /** What the newest version says. @throws se.bevara.moderation.ModerationRefused for anybody else, which is recorded too */
    Content look(Item item, User who, String why) {
        String named = role(item.id(), who);
        String role = named != null ? named : who.mandates().getFirst().role().swedish() + " " + who.login();
        return restrictions.look(item.id(), role, who.login(), why, () -> archive.content(item, item.versions().size()));
    }
}
