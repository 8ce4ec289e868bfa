package se.bevara.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.Item;
import se.bevara.archive.Outline;

/** Finds what a request selects. What cannot be selected is named or counted: a selection is never silently partial. */
@Lazy
@Component
final class Selecting {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int PAGE = 1000;

    private final Archive archive;
    private final Accounts accounts;
    private final Closures closures;
    private final Search search;

    Selecting(Archive archive, Accounts accounts, Closures closures, Search search) {
        this.archive = archive;
        this.accounts = accounts;
        this.closures = closures;
        this.search = search;
    }

    /**
     * What is found.
     *
     * @param unread items that could not be searched through and are selected all the same, for they may be hits
     * @param missing how many items the index does not have, and that are not selected
     */
    record Found(List<Long> items, List<Long> unread, long missing) {
    }

    Found find(Choice choice, Request request) {
        return switch (choice) {
            case Choice.Items named -> new Found(known(named.items(), request), List.of(), 0);
            case Choice.Thread thread -> new Found(thread(thread.item(), request), List.of(), 0);
            case Choice.Period period -> new Found(period(period, request), List.of(), 0);
            case Choice.Hits hits -> {
                var every = search.every(within(hits.query(), request));
                yield new Found(Stream.concat(every.hits().stream(), every.unread().stream()).sorted().toList(), every.unread(),
                        every.missing());
            }
        };
    }

    private Query within(Query query, Request request) {
        if (request.authorities().isEmpty()) {
            return query;
        }
        var accounts = accounts(request);
        var asker = query.within();
        return query.within(asker == null ? accounts : accounts.stream().filter(asker::contains).collect(Collectors.toSet()));
    }

    private Set<String> accounts(Request request) {
        return accounts.all().stream().filter(account -> request.concerns(account.authority())).map(Account::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those among items that are none of the authorities that a request concerns: of others, or nowhere. */
    Set<Long> outside(Request request, List<Long> items) {
        var outlines = archive.outlines().byId(items);
        var within = accounts(request);
        return items.stream().filter(item -> {
            Outline outline = outlines.get(item);
            return outline == null || !request.authorities().isEmpty() && !within.contains(outline.account());
        }).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws DisclosureRefused for an authority that has no account in the register */
    void refuseUnknown(List<String> authorities) {
        var known = accounts.all().stream().map(Account::authority).collect(Collectors.toSet());
        authorities.stream().filter(one -> !known.contains(one)).findFirst().ifPresent(one -> {
            throw new DisclosureRefused("myndighet: väntade en som kontoregistret har, fann " + one);
        });
    }

    private List<Long> known(List<Long> items, Request request) {
        outside(request, items).stream().sorted().findFirst().ifPresent(item -> {
            throw none(item, request);
        });
        closures.of(items).forEach((item, why) -> {
            if (why == Closures.Why.UNSEEN) {
                throw new DisclosureRefused("handling " + item + ": den är stängd för alla och kan inte väljas");
            }
        });
        return items;
    }

    /** The same of what does not exist and of what is another authority's. */
    private static DisclosureRefused none(long item, Request request) {
        return new DisclosureRefused("handling " + item + ": väntade en " + of(request, "som arkivet har eller har haft")
                + ", fann ingen");
    }

    private static String of(Request request, String otherwise) {
        return request.authorities().isEmpty() ? otherwise : "hos " + String.join(" eller ", request.authorities());
    }

    private List<Long> thread(long item, Request request) {
        var outline = archive.outlines().byId(List.of(item)).get(item);
        if (outline == null || !outside(request, List.of(item)).isEmpty()) {
            throw none(item, request);
        }
        return archive.outlines().threads(Set.of(outline.thread())).values().stream().flatMap(List::stream).map(Outline::id)
                .toList();
    }

    private List<Long> period(Choice.Period period, Request request) {
        if (!request.authorities().isEmpty() && !accounts(request).contains(period.account())) {
            throw new DisclosureRefused("konto: väntade ett " + of(request, "") + ", fann inget sådant");
        }
        accounts.number(period.account());
        if (period.from() != null && period.until() != null && period.until().isBefore(period.from())) {
            throw new DisclosureRefused("period: väntade en som slutar efter att den börjat, fann " + period.from() + " till "
                    + period.until());
        }
        return archive.outlines().published(period.account(), start(period.from()),
                start(period.until() == null ? null : period.until().plusDays(1)));
    }

    private static @org.jspecify.annotations.Nullable Instant start(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(SWEDEN).toInstant();
    }

    /**
     * The rows of items in the versions that they have now.
     *
     * @param every whether all versions of an edited item, not the newest alone
     * @param readable the closed items that whoever selects may read
     */
    List<Selected> rows(String request, List<Long> items, boolean every, Set<Long> readable) {
        var rows = new ArrayList<Selected>();
        for (int at = 0; at < items.size(); at += PAGE) {
            var page = items.subList(at, Math.min(items.size(), at + PAGE));
            Map<Long, Closures.Why> closed = closures.of(page);
            for (Item item : archive.items(page)) {
                rows.addAll(rows(request, item, every, closed.containsKey(item.id()), readable.contains(item.id())));
            }
        }
        return rows;
    }

    private static List<Selected> rows(String request, Item item, boolean every, boolean closed, boolean readable) {
        if (item.disposed()) {
            return List.of(new Selected(request, item.id(), 0, Selected.Outcome.DISPOSED, false, true, -1));
        }
        int newest = item.versions().getLast().number();
        var outcome = closed && !readable ? Selected.Outcome.CLOSED : Selected.Outcome.UNREVIEWED;
        return item.versions().stream().filter(version -> every || version.number() == newest)
                .map(version -> new Selected(request, item.id(), version.number(), outcome, closed,
                        version.media().stream().noneMatch(media -> media.failure() == null), -1))
                .toList();
    }

    /** Those among items that are closed, for whatever reason. */
    Set<Long> closed(List<Long> items) {
        return closures.of(items).keySet();
    }

    /** The secret ones among items: they are selected by their role. */
    Set<Long> secret(List<Long> items) {
        var secret = new TreeSet<Long>();
        closures.of(items).forEach((item, why) -> {
            if (why == Closures.Why.SECRET) {
                secret.add(item);
            }
        });
        return secret;
    }
}
