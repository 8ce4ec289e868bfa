package se.bevara.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.Listed;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** What the variable parts of addresses lead to: each name means one thing on every page. */
@Component
class Scopes {

    /** Names of parts that only choose within what another part names, or that are no account's. */
    static final Set<String> NEUTRAL = Set.of("version", "number", "half", "name", "file", "night", "date", "user", "office",
            "platform");

    /** The name of the part that leads to a request for access; see {@link Discloser}. */
    static final String REQUEST = "request";

    /** Names of parts that are numbers: written as we write them, so that a thing has one address. */
    static final Set<String> NUMBERS = Set.of("item", "version", "number", "user");

    /** Names of parts that lead to accounts; see {@link #accounts}. */
    static final Set<String> KNOWN = Set.of("account", "item", "case", "list", REQUEST);

    private static final int PAGE = 1000;

    private final Archive archive;
    private final Moderation moderation;
    private final Disposals disposals;

    /** A list is frozen when it is made. */
    private final Map<String, Set<String>> lists = new ConcurrentHashMap<>();

    Scopes(Archive archive, Moderation moderation, Disposals disposals) {
        this.archive = archive;
        this.moderation = moderation;
        this.disposals = disposals;
    }

    /** The accounts that a part of an address leads to; none where it leads nowhere, or its name is not known here. */
    Set<String> accounts(String name, String value) {
        return switch (name) {
            case "account" -> Set.of(value);
            case "item" -> item(value);
            case "case" -> moderation.find(value).map(Case::account).map(Set::of).orElse(Set.of());
            case "list" -> list(value);
            default -> Set.of();
        };
    }

    private Set<String> item(String number) {
        return number.matches("[0-9]{1,18}")
                ? archive.item(Long.parseLong(number)).map(Item::account).map(Set::of).orElse(Set.of())
                : Set.of();
    }

    /** The accounts of a disposal list's items. */
    Set<String> list(String id) {
        Set<String> known = lists.get(id);
        if (known != null) {
            return known;
        }
        var accounts = new HashSet<String>();
        long after = 0;
        List<Listed> page;
        do {
            page = disposals.items(id, after, PAGE);
            archive.items(page.stream().map(Listed::item).toList()).forEach(item -> accounts.add(item.account()));
            after = page.isEmpty() ? after : page.getLast().item();
        } while (page.size() == PAGE);
        if (!accounts.isEmpty()) {
            lists.put(id, Set.copyOf(accounts));
        }
        return accounts;
    }
}
