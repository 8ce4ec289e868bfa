package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.accounts.Accounts;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.Disclosed;
import se.bevara.disclosure.DisclosureRefused;
import se.bevara.disclosure.DisclosureSettings;
import se.bevara.disclosure.Fees;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.RequestState;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selected;
import se.bevara.ledger.DataFolder;
import se.bevara.retention.Facts;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Requests for access: all of them with their clocks, one with what it selects, what its package would say, and its files. */
@Controller
@Needs(Right.DISCLOSE)
class RequestPages {

    static final String ONE = "/requests/{request:U-[0-9]{4}-[0-9]{4,9}}";
    private static final int PAGE = 100;

    private final Requests requests;
    private final Deciding deciding;
    private final Packing packing;
    private final Discloser discloser;
    private final Glimpses glimpses;
    private final Accounts accounts;
    private final DisclosureSettings settings;
    private final DataFolder folder;
    private final Clock clock;

    RequestPages(Requests requests, Deciding deciding, Packing packing, Discloser discloser, Glimpses glimpses, Accounts accounts,
            DisclosureSettings settings, DataFolder folder, Clock clock) {
        this.requests = requests;
        this.deciding = deciding;
        this.packing = packing;
        this.discloser = discloser;
        this.glimpses = glimpses;
        this.accounts = accounts;
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
    }

    /** A request in a table. @param days how many it has waited */
    record Row(Request one, long days, int items, long reviewed) {
    }

    /** A selected version in a table. @param glimpse null where it may not be shown here */
    record ItemRow(Selected row, @Nullable Glimpse glimpse) {
    }

    /** A step that was taken. */
    record Step(Moment at, String kind, String by, String said) {
    }

    /** How many of the selection came to something. */
    record Count(Selected.Outcome outcome, long count) {
    }

    @GetMapping("/requests")
    String all(User who, Model model) {
        var rows = requests.all(false).reversed().stream().filter(one -> discloser.reaches(who, Right.DISCLOSE, one))
                .map(this::row).toList();
        model.addAttribute("open", rows.stream().filter(row -> !row.one.state().ended()).toList());
        model.addAttribute("ended", rows.stream().filter(row -> row.one.state().ended()).toList());
        model.addAttribute("authorities", discloser.authorities(who));
        model.addAttribute("everywhere", who.everywhere(Right.DISCLOSE));
        model.addAttribute("today", Facts.day(clock.instant()));
        return "requests";
    }

    private Row row(Request one) {
        var items = requests.items(one.id());
        return new Row(one, one.days(Facts.day(clock.instant())), items.size(),
                items.stream().filter(RequestPages::reviewed).count());
    }

    private static boolean reviewed(Selected row) {
        return row.outcome() != Selected.Outcome.UNREVIEWED && row.outcome() != Selected.Outcome.CLOSED;
    }

    @GetMapping(ONE)
    String one(@PathVariable String request, @RequestParam(defaultValue = "0") int page, User who, Model model, Locale locale) {
        Request one = found(request);
        var rows = requests.items(request);
        int from = Math.max(0, Math.min(page, Math.max(0, rows.size() - 1) / PAGE)) * PAGE;
        model.addAttribute("row", row(one));
        model.addAttribute("one", one);
        model.addAttribute("text", requests.text(one));
        model.addAttribute("counts", counts(rows));
        model.addAttribute("items", shown(rows.subList(from, Math.min(rows.size(), from + PAGE)), locale));
        model.addAttribute("page", from / PAGE);
        model.addAttribute("pages", (rows.size() + PAGE - 1) / PAGE);
        model.addAttribute("next",
                rows.stream().filter(row -> row.outcome() == Selected.Outcome.UNREVIEWED).findFirst().orElse(null));
        model.addAttribute("accounts",
                accounts.all().stream().filter(account -> one.concerns(account.authority())).toList());
        model.addAttribute("hindrances", one.state() == RequestState.OPEN ? deciding.hindrances(one) : List.of());
        model.addAttribute("borne", rows.isEmpty() ? null : deciding.borne(request));
        model.addAttribute("mayRefuse", discloser.reaches(who, Right.REFUSE, one));
        model.addAttribute("fees", fees(one, rows));
        model.addAttribute("steps", requests.history(request).stream()
                .map(step -> new Step(Times.at(step.at(), locale), step.kind(), Visible.line(step.by()),
                        Visible.line(step.said())))
                .toList());
        return "request";
    }

    private Request found(String request) {
        try {
            return requests.find(request);
        } catch (DisclosureRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    private static List<Count> counts(List<Selected> rows) {
        var counts = new ArrayList<Count>();
        for (var outcome : Selected.Outcome.values()) {
            long count = rows.stream().filter(row -> row.outcome() == outcome).count();
            if (count > 0) {
                counts.add(new Count(outcome, count));
            }
        }
        return counts;
    }

    private List<ItemRow> shown(List<Selected> rows, Locale locale) {
        Map<Long, Glimpse> glimpsed = glimpses.of(
                rows.stream().filter(row -> row.version() > 0 && !row.secret()).map(Selected::item).distinct().toList(), locale);
        return rows.stream().map(row -> new ItemRow(row, glimpsed.get(row.item()))).toList();
    }

    private List<Fees.Fee> fees(Request one, List<Selected> rows) {
        if (settings.fees().isEmpty() || one.packages() == 0) {
            return List.of();
        }
        var fees = Fees.with(folder.root().resolve("avgifter.yaml"));
        int items = (int) rows.stream().filter(row -> row.outcome() == Selected.Outcome.OPEN
                || row.outcome() == Selected.Outcome.MASKED).count();
        return List.of("papper", "elektroniskt").stream().map(medium -> fees.fee(settings.fees(), medium,
                fees.unit(settings.fees(), medium).equals("sida") ? requests.pages(one.id()) : items, "", false)).toList();
    }

    @GetMapping(ONE + "/preview")
    String preview(@PathVariable String request, User who, Model model) {
        Request one = found(request);
        var by = discloser.of(who, request);
        try {
            Disclosed all = packing.previewed(request, by);
            model.addAttribute("all", all);
            model.addAttribute("cover", all.cover());
            model.addAttribute("weigh", deciding.warnings(one, by));
            model.addAttribute("repeats", deciding.repeats(one, by));
        } catch (IllegalArgumentException e) {
            model.addAttribute("refused", e.getMessage());
        }
        model.addAttribute("one", one);
        return "request-preview";
    }

    @GetMapping(ONE + "/preview.pdf")
    ResponseEntity<byte[]> previewPdf(@PathVariable String request, User who) {
        found(request);
        try {
            return Downloads.of(packing.preview(request, discloser.of(who, request)), "application/pdf",
                    "forhandsgranskning-" + request + ".pdf");
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, null, e);
        }
    }

    @GetMapping(ONE + "/package.{name:zip|pdf}")
    ResponseEntity<byte[]> file(@PathVariable String request, @PathVariable String name) {
        found(request);
        try {
            return Downloads.of(Files.readAllBytes(packing.file(request, name)), "application/" + name,
                    "utlamnande-" + request + "." + name);
        } catch (DisclosureRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
