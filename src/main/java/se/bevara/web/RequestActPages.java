package se.bevara.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.disclosure.Answer;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.DisclosureRefused;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Reviewing;
import se.bevara.disclosure.Selections;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The steps of a request that are taken on its page. No form asks who requests, or why. */
@Controller
@Needs(Right.DISCLOSE)
class RequestActPages {

    private final Requests requests;
    private final Selections selections;
    private final Reviewing reviewing;
    private final Deciding deciding;
    private final Packing packing;
    private final Discloser discloser;

    RequestActPages(Requests requests, Selections selections, Reviewing reviewing, Deciding deciding, Packing packing,
            Discloser discloser) {
        this.requests = requests;
        this.selections = selections;
        this.reviewing = reviewing;
        this.deciding = deciding;
        this.packing = packing;
        this.discloser = discloser;
    }

    @PostMapping("/requests")
    String open(@RequestParam String text,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate received,
            @RequestParam(defaultValue = "") String follows, @RequestParam(defaultValue = "") String given,
            @RequestParam(defaultValue = "") List<String> authority, User who,
            RedirectAttributes told) {
        try {
            var opened = discloser.open(who,
                    new Requests.Opening(text, received, follows.strip(), given.strip(), authority));
            return "redirect:/requests/" + opened.id();
        } catch (IllegalArgumentException e) {
            Told.refused(told, e);
            told.addFlashAttribute("text", text);
            return "redirect:/requests#new";
        }
    }

    @PostMapping(RequestPages.ONE + "/add")
    String add(@PathVariable String request, @RequestParam String by, @RequestParam(defaultValue = "") String items,
            @RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(defaultValue = "false") boolean every, User who, RedirectAttributes told) {
        return act(request, "#selection", told, () -> {
            Choice choice = switch (by) {
                case "thread" -> new Choice.Thread(numbers(items).getFirst());
                case "account" -> new Choice.Period(account, from, until);
                case "search" ->
                    new Choice.Hits(new Query(words, account.isEmpty() ? null : account, null, null, null, null, null,
                            from, until, Query.Order.OLDEST_FIRST, 0, 1));
                default -> new Choice.Items(numbers(items));
            };
            var added = selections.add(request, choice, every, discloser.of(who, request));
            return "Nya i urvalet: " + added.added() + (added.missing() > 0
                    ? ". LARM: " + added.missing() + " handlingar finns inte i sökregistret och är inte valda."
                    : ".");
        });
    }

    private static List<Long> numbers(String text) {
        var numbers = Arrays.stream(text.strip().split("[\\s,;]+")).filter(one -> one.matches("[0-9]{1,18}")).map(Long::parseLong)
                .toList();
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("handling: väntade minst ett nummer, fann inget");
        }
        return numbers;
    }

    /** Opens what is ticked, or takes it out of the selection. */
    @PostMapping(RequestPages.ONE + "/{name:open|remove|decide|package|close|withdraw}")
    String step(@PathVariable String request, @PathVariable String name, @RequestParam(defaultValue = "") List<Long> item,
            @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String reasons,
            @RequestParam(defaultValue = "false") boolean seen, @RequestParam(defaultValue = "false") boolean settled, User who,
            RedirectAttributes told) {
        return act(request, "", told, () -> switch (name) {
            case "open" -> reviewing.openAll(request, item, discloser.of(who, request)) + " lämnas ut i sin helhet.";
            case "remove" -> selections.remove(request, item, reasons, who.login()).id();
            case "decide" -> decided(request, Answer.of(answer), reasons, seen, who);
            case "package" -> "Paketet är klart: " + packing.pack(request, discloser.of(who, request)).pages() + " sidor.";
            case "close" -> requests.close(request, settled, who.login()).state().swedish();
            default -> requests.withdraw(request, reasons, who.login()).state().swedish();
        });
    }

    private String decided(String request, Answer answer, String reasons, boolean seen, User who) {
        if (answer.refuses() && !discloser.reaches(who, Right.REFUSE, request)) {
            throw new IllegalArgumentException("beslut: att något inte lämnas ut beslutas av den som har rätt till det");
        }
        return "Beslutat: " + deciding.decide(request, new Deciding.Decision(answer, reasons, seen, seen),
                discloser.of(who, request)).state().swedish() + ".";
    }

    private String act(String request, String at, RedirectAttributes told, java.util.function.Supplier<String> step) {
        try {
            requests.find(request);
        } catch (DisclosureRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
        return Told.said(told, "/requests/" + request + at, step);
    }
}
