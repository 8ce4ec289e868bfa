package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
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
import se.bevara.disposal.DisposalList;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.Listed;
import se.bevara.retention.Counts;
import se.bevara.retention.Decisions;
import se.bevara.retention.Facts;
import se.bevara.retention.Removals;
import se.bevara.retention.Verdicts;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** What is due to be disposed of, the lists, and one list with its items and its certificate. */
@Controller
@Needs(Right.READ)
class DisposalPages {

    private static final int PAGE = 50;

    private final Disposals disposals;
    private final Decisions decisions;
    private final Verdicts verdicts;
    private final Removals removals;
    private final Glimpses glimpses;
    private final Certificates certificates;
    private final Clock clock;
    private final Scopes scopes;
    private final Reach reach;
    private final Choices choices;

    DisposalPages(Disposals disposals, Decisions decisions, Verdicts verdicts, Removals removals, Glimpses glimpses,
            Certificates certificates, Clock clock, Scopes scopes, Reach reach, Choices choices) {
        this.choices = choices;
        this.scopes = scopes;
        this.reach = reach;
        this.disposals = disposals;
        this.decisions = decisions;
        this.verdicts = verdicts;
        this.removals = removals;
        this.glimpses = glimpses;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** A list in a table. @param from the first day on which it may be executed */
    record Row(DisposalList list, LocalDate from, Moment made) {
    }

    /** An item of a list. @param glimpse null when the archive does not know it */
    record ItemRow(Listed listed, @Nullable Glimpse glimpse) {
    }

    /** Somebody's approval. */
    record Approval(String person, Moment at) {
    }

    @GetMapping("/disposal")
    String all(User who, Model model, Locale locale) {
        LocalDate today = Facts.day(clock.instant());
        var lists = disposals.all().reversed().stream().filter(list -> shown(list, who)).map(list -> row(list, locale)).toList();
        model.addAttribute("due", disposals.preview()); // brings the verdicts up to date
        Counts counts = verdicts.counts();
        model.addAttribute("counts", counts);
        model.addAttribute("removals", removals.open());
        model.addAttribute("waiting", lists.stream().filter(row -> open(row.list)).toList());
        model.addAttribute("ended", lists.stream().filter(row -> !open(row.list)).toList());
        model.addAttribute("forReview", decisions.inForce(today).stream().filter(one -> one.forReview(today)).toList());
        model.addAttribute("noDecisions", decisions.inForce(today).isEmpty());
        model.addAttribute("mayPrepare", who.everywhere(Right.DISPOSE));
        return "disposal";
    }

    private boolean shown(DisposalList list, User who) {
        return reach.limits(who).map(limits -> scopes.list(list.id()).stream().anyMatch(limits::contains)).orElse(true);
    }

    private Row row(DisposalList list, Locale locale) {
        return new Row(list, disposals.mayBeExecutedFrom(list), Times.at(list.made(), locale));
    }

    private static boolean open(DisposalList list) {
        return switch (list.state()) {
            case PREPARED, APPROVED, EXECUTING, CHECK_FAILED -> true;
            case EXECUTED, WITHDRAWN -> false;
        };
    }

    @GetMapping("/disposal/{list:G-[0-9]{4}-[0-9]+}")
    String one(@PathVariable("list") String id, @RequestParam(defaultValue = "0") long after, User who, Model model,
            Locale locale) {
        DisposalList list = disposals.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Listed> items = disposals.items(id, after, PAGE + 1);
        List<Listed> shown = items.subList(0, Math.min(PAGE, items.size()));
        Map<Long, Glimpse> glimpsed = glimpses.of(shown.stream().map(Listed::item).toList(), locale);
        var within = reach.within(who);
        model.addAttribute("row", row(list, locale));
        model.addAttribute("list", list);
        model.addAttribute("approvals",
                list.approvals().stream().map(one -> new Approval(one.person(), Times.at(one.at(), locale))).toList());
        model.addAttribute("items", shown.stream().map(one -> new ItemRow(one, glimpsed.get(one.item())))
                .filter(row -> row.glimpse == null || within.test(row.glimpse.account())).toList());
        model.addAttribute("next", items.size() > PAGE ? shown.getLast().item() : null);
        model.addAttribute("after", after);
        model.addAttribute("leftOut", disposals.leftOut(id));
        model.addAttribute("certificate", certificates.fields(id));
        choices.list(scopes.list(id), who, model);
        return "disposal-list";
    }

    @GetMapping("/disposal/{list:G-[0-9]{4}-[0-9]+}/certificate.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable("list") String id) {
        return file(id, "pdf", "application/pdf");
    }

    @GetMapping("/disposal/{list:G-[0-9]{4}-[0-9]+}/certificate.json")
    ResponseEntity<byte[]> json(@PathVariable("list") String id) {
        return file(id, "json", "application/json");
    }

    private ResponseEntity<byte[]> file(String id, String kind, String type) {
        var file = disposals.certificate(id, kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            return Downloads.of(Files.readAllBytes(file), type, "gallringsprotokoll-" + id + "." + kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
