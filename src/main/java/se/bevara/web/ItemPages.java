package se.bevara.web;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.dialogues.Elsewhere;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** An account's items in order, and an item by itself. */
@Controller
@Needs(Right.READ)
class ItemPages {

    private static final int THREADS = 10;
    private static final int REPLIES = 10;
    private static final int WHOLE_THREAD = 100;

    private final Accounts accounts;
    private final Archive archive;
    private final Search search;
    private final Threads threads;
    private final Provenances provenances;
    private final Fates fates;
    private final Snapshots snapshots;
    private final Chains chains;
    private final ClosedSnapshots closed;
    private final Looks looks;
    private final Choices choices;

    ItemPages(Accounts accounts, Archive archive, Search search, Threads threads, Provenances provenances, Fates fates,
            Snapshots snapshots, Chains chains, ClosedSnapshots closed, Looks looks, Choices choices) {
        this.choices = choices;
        this.looks = looks;
        this.accounts = accounts;
        this.archive = archive;
        this.search = search;
        this.threads = threads;
        this.provenances = provenances;
        this.fates = fates;
        this.snapshots = snapshots;
        this.chains = chains;
        this.closed = closed;
    }

    /** A snapshot that shows the item. @param address of its pages */
    record Pictured(Moment taken, Snapshot.Kind kind, String address) {

        static Pictured of(Snapshot snapshot, Locale locale) {
            return new Pictured(Times.at(snapshot.taken(), locale), snapshot.kind(),
                    "/accounts/" + snapshot.account() + "/snapshots/" + snapshot.half() + "/" + snapshot.name());
        }
    }

    @GetMapping("/accounts/{account}/items")
    String items(@PathVariable("account") String id, @ModelAttribute Question question, Model model, Locale locale) {
        Account account = accounts.find(id).orElseThrow(ItemPages::notFound);
        Content.Kind kind = question.narrows() ? question.kind() : Content.Kind.POST;
        Query asked = question.query(id, kind, THREADS);
        Search.Hits hits = search.find(asked);
        List<Item> items = archive.items(hits.items());
        model.addAttribute("account", account);
        model.addAttribute("question", question);
        model.addAttribute("threads", question.narrows()
                ? threads.around(items, "", locale)
                : items.stream().map(post -> threads.thread(post, REPLIES, locale)).toList());
        model.addAttribute("paging",
                Paging.of(hits, search.count(asked), at -> question.address("/accounts/" + id + "/items", at)));
        model.addAttribute("held", archive.count(account));
        return "items";
    }

    @GetMapping("/items/{item}")
    String item(@PathVariable("item") long id, @RequestParam(defaultValue = "0") int from, User who, Model model,
            Locale locale) {
        Item item = archive.item(id).orElseThrow(ItemPages::notFound);
        int start = Math.max(0, from);
        model.addAttribute("item", item);
        model.addAttribute("account", accounts.find(item.account()).orElseThrow(ItemPages::notFound));
        model.addAttribute("provenance", provenances.of(item, locale));
        model.addAttribute("thread", threads.thread(item.thread(), start, WHOLE_THREAD, locale));
        model.addAttribute("one", provenances.view(item, locale));
        model.addAttribute("counts", provenances.counts(item, locale));
        model.addAttribute("fate", fates.of(item, locale));
        model.addAttribute("chain", chains.of(item, locale));
        model.addAttribute("pictured",
                snapshots.showing(id).reversed().stream().filter(one -> !closed.closed(one)).map(one -> Pictured.of(one, locale))
                        .toList());
        model.addAttribute("look", looks.role(id, who));
        choices.item(item, who, model);
        model.addAttribute("dialogue", Elsewhere.of(item.directionReason()).dialogue());
        model.addAttribute("remoteId", Visible.line(item.remoteId()));
        model.addAttribute("from", start);
        model.addAttribute("next", start + WHOLE_THREAD);
        model.addAttribute("previous", Math.max(0, start - WHOLE_THREAD));
        return "item";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
