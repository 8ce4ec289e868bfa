package se.bevara.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.DisclosureRefused;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.RequestState;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Selections;
import se.bevara.disclosure.Who;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Requests for access: opened and selected for by other systems, reviewed and decided by people. */
@RestController
@Needs(Right.DISCLOSE)
class RequestsApi {

    static final String PATH = "/api/v1/requests";

    private static final String ONE = PATH + "/{request:U-[0-9]{4}-[0-9]{4,9}}";
    private static final int PAGE = 100;
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Requests requests;
    private final Selections selections;
    private final Deciding deciding;
    private final Packing packing;
    private final Reach reach;
    private final Clock clock;

    RequestsApi(Requests requests, Selections selections, Deciding deciding, Packing packing, Reach reach, Clock clock) {
        this.requests = requests;
        this.selections = selections;
        this.deciding = deciding;
        this.packing = packing;
        this.reach = reach;
        this.clock = clock;
    }

    @Says("Requests, newest first.")
    @GetMapping(PATH)
    Requested.Requests all(
            @Says("Only those that have not ended; false by default.") @RequestParam(defaultValue = "false") boolean open,
            User who) {
        return new Requested.Requests(requests.all(open).reversed().stream()
                .filter(one -> who.mayInEach(Right.DISCLOSE, one.authorities())).map(this::requested).toList());
    }

    @Says("A request as it stands.")
    @GetMapping(ONE)
    Requested one(@Says("The request's number.") @PathVariable String request) {
        return requested(found(request));
    }

    @Says("What a request selects, 100 a page, and what each review came to. What an item says is asked for by its href.")
    @GetMapping(ONE + "/items")
    Requested.Selection items(@Says("The request's number.") @PathVariable String request,
            @Says("Where the page lies: next of an earlier answer.") @RequestParam(required = false) @Nullable String at) {
        found(request);
        long[] after = at == null ? new long[]{0, -1} : place(at);
        var rows = requests.items(request).stream()
                .filter(row -> row.item() > after[0] || (row.item() == after[0] && row.version() > after[1])).limit(PAGE + 1L)
                .toList();
        Selected last = rows.size() > PAGE ? rows.get(PAGE - 1) : null;
        return new Requested.Selection(rows.stream().limit(PAGE).map(Requested.Version::of).toList(),
                last == null ? null : last.item() + "." + last.version());
    }

    private static long[] place(String at) {
        if (!at.matches("[0-9]{1,18}\\.[0-9]{1,9}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "at: expected next of an answer");
        }
        return Arrays.stream(at.split("\\.", 2)).mapToLong(Long::parseLong).toArray();
    }

    @Says("Opens a request, in the name of the key's user.")
    @Needs(value = Right.DISCLOSE, everywhere = true)
    @PostMapping(value = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Requested> open(@RequestBody Requested.Opening opening, User who) {
        List<String> authorities = opening.authorities() == null
                ? List.of()
                : opening.authorities().stream().filter(Objects::nonNull).toList();
        Request opened = refusing(() -> requests.open(new Requests.Opening(given(opening.text()), opening.received(),
                given(opening.follows()), "", authorities), who.login()));
        return ResponseEntity.created(URI.create(PATH + "/" + opened.id())).body(requested(opened));
    }

    @Says("Selects items for a request, in the versions they have now, and holds them until it ends.")
    @PostMapping(value = ONE + "/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    Requested.Added add(@Says("The request's number.") @PathVariable String request, @RequestBody Requested.Choosing choosing,
            User who) {
        found(request);
        var added = refusing(() -> selections.add(request, choice(choosing, who), Boolean.TRUE.equals(choosing.everyVersion()),
                Who.of(who.login())));
        return new Requested.Added(added.added(), added.closed(), added.disposed(), added.unread(), added.missing(),
                requested(added.request()));
    }

    private Choice choice(Requested.Choosing choosing, User who) {
        var days = choosing.account();
        var words = choosing.search();
        var choices = new java.util.ArrayList<Choice>();
        if (choosing.items() != null) {
            choices.add(new Choice.Items(choosing.items().stream().filter(Objects::nonNull).toList()));
        }
        if (choosing.thread() != null) {
            choices.add(new Choice.Thread(choosing.thread()));
        }
        if (days != null) {
            choices.add(new Choice.Period(given(days.id()), days.from(), days.until()));
        }
        if (words != null) {
            choices.add(new Choice.Hits(words.query(reach.limits(who).orElse(null))));
        }
        if (choices.size() != 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "expected one of items, thread, account and search");
        }
        return choices.getFirst();
    }

    @Says("The newest package of a request, as people have reviewed and decided it: ZIP or PDF/A.")
    @GetMapping(ONE + "/package.{name:zip|pdf}")
    ResponseEntity<byte[]> file(@Says("The request's number.") @PathVariable String request,
            @Says("zip or pdf.") @PathVariable String name) {
        found(request);
        try {
            return ItemsApi.file(Files.readAllBytes(packing.file(request, name)), MediaType.parseMediaType("application/" + name),
                    "utlamnande-" + request + "." + name);
        } catch (DisclosureRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Requested requested(Request one) {
        var rows = requests.items(one.id());
        long waiting = rows.stream().filter(
                row -> row.outcome() == Selected.Outcome.UNREVIEWED || row.outcome() == Selected.Outcome.CLOSED).count();
        return new Requested(one.id(), ReadVersion.whole(requests.text(one)), one.state(), one.received(),
                one.days(LocalDate.ofInstant(clock.instant(), SWEDEN)), one.opened(),
                one.follows().isEmpty() ? null : one.follows(), one.authorities(), rows.size(),
                waiting, rows.isEmpty() ? null : deciding.borne(one.id()),
                one.state() == RequestState.OPEN ? deciding.hindrances(one) : List.of(), one.answer(), one.decided(),
                one.packages(), Requested.files(one), one.ended());
    }

    private Request found(String request) {
        try {
            return requests.find(request);
        } catch (DisclosureRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    /** What disclosure refuses is told in its own words: they name numbers and states, never what items say. */
    private static <T> T refusing(Supplier<T> step) {
        try {
            return step.get();
        } catch (DisclosureRefused e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
