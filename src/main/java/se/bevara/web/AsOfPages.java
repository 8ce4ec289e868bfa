package se.bevara.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.capture.Coverage;
import se.bevara.disclosure.AsOf;
import se.bevara.disclosure.Cursor;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** An account or a thread as it stood on a day, by what is known now or by what the archive knew then; two versions of an item beside each other. */
@Controller
@Needs(Right.READ)
class AsOfPages {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int POSTS = 10;
    private static final int REPLIES = 10;
    private static final int WHOLE_THREAD = 100;

    private final Accounts accounts;
    private final Archive archive;
    private final AsOf asOf;
    private final AsOfThreads threads;
    private final Coverage coverage;
    private final Reading reading;
    private final Clock clock;

    AsOfPages(Accounts accounts, Archive archive, AsOf asOf, AsOfThreads threads, Coverage coverage, Reading reading,
            Clock clock) {
        this.accounts = accounts;
        this.archive = archive;
        this.asOf = asOf;
        this.threads = threads;
        this.coverage = coverage;
        this.reading = reading;
        this.clock = clock;
    }

    /** Where the form for choosing a day leads. */
    @GetMapping("/accounts/{account}/as-of")
    String chosen(@PathVariable("account") String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
            @RequestParam(defaultValue = "PLATFORM") AsOf.View view) {
        return "redirect:" + address("/accounts/" + account(id).id(), date, view);
    }

    @GetMapping("/items/{item}/as-of")
    String chosen(@PathVariable("item") long id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
            @RequestParam(defaultValue = "PLATFORM") AsOf.View view) {
        return "redirect:" + address("/items/" + item(id).id(), date, view);
    }

    private String address(String of, @Nullable LocalDate date, AsOf.View view) {
        return UriComponentsBuilder.fromPath(of).pathSegment("as-of", (date == null ? today() : date).toString())
                .queryParam("view", view).build().toUriString();
    }

    @GetMapping("/accounts/{account}/as-of/{date}")
    String account(@PathVariable("account") String id,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam(defaultValue = "PLATFORM") AsOf.View view, @RequestParam(defaultValue = "") String at, Model model,
            Locale locale) {
        Account account = account(id);
        String path = "/accounts/" + id;
        AsOf.AccountStood stood = asOf.account(id, date, view, Cursor.of(at).orElse(null), POSTS, null);
        var look = new AsOfThreads.Look(AsOf.end(date), view, locale);
        model.addAttribute("stood", stood);
        model.addAttribute("threads",
                stood.posts().items().stream().map(post -> threads.thread(post, 0, REPLIES, look)).toList());
        model.addAttribute("away", archive.items(stood.outItems()).stream().map(one -> AsOfThreads.away(one, locale)).toList());
        model.addAttribute("paging",
                Paging.of(stood.posts(), stood.postsInAll(), place -> address(path, date, view) + "&at=" + place));
        common(account, path, date, view, model, locale);
        return "as-of";
    }

    @GetMapping("/items/{item}/as-of/{date}")
    String thread(@PathVariable("item") long id, @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam(defaultValue = "PLATFORM") AsOf.View view, @RequestParam(defaultValue = "0") int from, Model model,
            Locale locale) {
        Item item = item(id);
        int start = Math.max(0, from);
        var look = new AsOfThreads.Look(AsOf.end(date), view, locale);
        StoodView.Thread thread = threads.thread(item.thread(), start, WHOLE_THREAD, look);
        String path = "/items/" + id;
        model.addAttribute("item", item);
        model.addAttribute("threads", List.of(thread));
        model.addAttribute("away", thread.away());
        model.addAttribute("next", thread.more() > 0 ? address(path, date, view) + "&from=" + (start + WHOLE_THREAD) : null);
        model.addAttribute("previous",
                start > 0 ? address(path, date, view) + "&from=" + Math.max(0, start - WHOLE_THREAD) : null);
        common(account(item.account()), path, date, view, model, locale);
        return "as-of";
    }

    private void common(Account account, String path, LocalDate date, AsOf.View view, Model model, Locale locale) {
        model.addAttribute("account", account);
        model.addAttribute("path", path);
        model.addAttribute("of", path);
        model.addAttribute("date", date);
        model.addAttribute("today", today());
        model.addAttribute("day", Times.day(date, locale));
        model.addAttribute("view", view);
        model.addAttribute("future", date.isAfter(today()));
        model.addAttribute("platformAddress", address(path, date, AsOf.View.PLATFORM));
        model.addAttribute("archiveAddress", address(path, date, AsOf.View.ARCHIVE));
        Coverage.Around around = coverage.around(account.id(), date, today());
        model.addAttribute("around", around);
        model.addAttribute("close", around.close(date));
        model.addAttribute("before", around.before() == null ? null : Times.day(around.before(), locale));
        model.addAttribute("after", around.after() == null ? null : Times.day(around.after(), locale));
    }

    /** Two versions of an item beside each other. */
    @GetMapping("/items/{item}/versions")
    String versions(@PathVariable("item") long id, @RequestParam(defaultValue = "0") int left,
            @RequestParam(defaultValue = "0") int right,
            Model model, Locale locale) {
        Item item = item(id);
        int newest = item.versions().size();
        int later = right < 1 || right > newest ? newest : right;
        int earlier = left < 1 || left > newest ? Math.max(1, later - 1) : left;
        model.addAttribute("item", item);
        model.addAttribute("account", account(item.account()));
        model.addAttribute("left", earlier);
        model.addAttribute("right", later);
        model.addAttribute("numbers", item.versions().stream().map(Item.Version::number).toList());
        boolean readable = !item.disposed() && newest > 0;
        model.addAttribute("one", readable ? reading.view(item, earlier, locale) : null);
        model.addAttribute("other", readable ? reading.view(item, later, locale) : null);
        Content before = readable ? reading.content(item, earlier) : null;
        Content after = readable ? reading.content(item, later) : null;
        List<Piece> all = before == null || after == null ? List.of() : Differing.between(before.text(), after.text());
        model.addAttribute("before", all.stream().filter(piece -> piece.style() != Piece.Style.NEW).toList());
        model.addAttribute("after", all.stream().filter(piece -> piece.style() != Piece.Style.OLD).toList());
        return "versions";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SWEDEN);
    }

    private Account account(String id) {
        return accounts.find(id).orElseThrow(AsOfPages::notFound);
    }

    private Item item(long id) {
        return archive.item(id).orElseThrow(AsOfPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
