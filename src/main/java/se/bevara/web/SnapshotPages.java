package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.accounts.Accounts;
import se.bevara.retention.Facts;
import se.bevara.snapshot.Manifest;
import se.bevara.snapshot.Planned;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** An account's snapshots through time, newest first, and their files. */
@Controller
@Needs(Right.READ)
class SnapshotPages {

    /** Where one snapshot lies. */
    static final String ONE = "/accounts/{account}/snapshots/{half:[0-9]{4}-[12]|item-[0-9]+(?:-page)?}/{name:[0-9TZ-]+}/";

    private final Accounts accounts;
    private final Snapshots snapshots;
    private final ClosedSnapshots closed;
    private final Clock clock;
    private final Reach reach;
    private final Choices choices;

    SnapshotPages(Accounts accounts, Snapshots snapshots, ClosedSnapshots closed, Clock clock, Reach reach, Choices choices) {
        this.choices = choices;
        this.reach = reach;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.closed = closed;
        this.clock = clock;
    }

    /**
     * A snapshot on the page.
     *
     * @param address of its folder
     * @param pictures names of its picture files
     * @param manifest null where it is lost
     * @param closed whether it shows something that is closed, or may: then none of its files is handed out
     */
    record Shown(String key, Moment taken, String address, List<String> pictures, @Nullable Manifest manifest, String title,
            String reason, boolean thumbnail, boolean changed, boolean closed) {

        /** The archived items it shows, by number; null where they were never looked for. */
        @Nullable
        Set<Long> items() {
            var seen = manifest == null ? null : manifest.shown();
            return seen == null
                    ? null
                    : seen.items().stream().map(each -> each.item()).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    @GetMapping("/accounts/{account}/snapshots")
    String all(@PathVariable("account") String id, User who, Model model, Locale locale) {
        var account = accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var today = Facts.day(clock.instant());
        Planned plan = snapshots.plan(today).stream().filter(planned -> planned.account().id().equals(id)).findFirst()
                .orElse(null);
        model.addAttribute("account", account);
        model.addAttribute("snapshots", snapshots.of(id).reversed().stream()
                .filter(one -> one.kind() != Snapshot.Kind.ITEM).map(one -> shown(one, locale)).toList());
        model.addAttribute("turn", plan == null ? null : turn(plan, today, locale));
        choices.account(id, who, model);
        return "snapshots";
    }

    private Shown shown(Snapshot snapshot, Locale locale) {
        var manifest = snapshots.manifest(snapshot).orElse(null);
        boolean shut = closed.closed(snapshot);
        return new Shown(snapshot.half() + "/" + snapshot.name(), Times.at(snapshot.taken(), locale),
                "/accounts/" + snapshot.account() + "/snapshots/" + snapshot.half() + "/" + snapshot.name(),
                shut ? List.of() : snapshot.pictures(), manifest,
                manifest == null ? "" : Visible.line(manifest.title()), manifest == null ? "" : Visible.line(manifest.reason()),
                !shut && snapshot.has("thumbnail.png"), !shut && snapshot.has("change.png"), shut);
    }

    /** Two of an account's snapshots side by side: those chosen, else the last two. */
    @GetMapping("/accounts/{account}/snapshots/compare")
    String compare(@PathVariable("account") String id, @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String right, Model model, Locale locale) {
        var account = accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var all = snapshots.of(id).reversed().stream().map(one -> shown(one, locale)).toList();
        model.addAttribute("account", account);
        model.addAttribute("snapshots", all);
        var one = chosen(all, left, 1);
        var other = chosen(all, right, 0);
        model.addAttribute("left", one);
        model.addAttribute("right", other);
        var first = one == null ? null : one.items();
        var second = other == null ? null : other.items();
        if (first != null && second != null) {
            model.addAttribute("both", first.stream().filter(second::contains).count());
            model.addAttribute("only", List.of(first.stream().filter(item -> !second.contains(item)).count(),
                    second.stream().filter(item -> !first.contains(item)).count()));
        }
        return "snapshots-compare";
    }

    private static @Nullable Shown chosen(List<Shown> all, String key, int otherwise) {
        return all.stream().filter(one -> one.key().equals(key)).findFirst()
                .orElse(key.isEmpty() && all.size() > otherwise ? all.get(otherwise) : null);
    }

    /**
     * An account in the calendar.
     *
     * @param state {@code late}, {@code due} or {@code coming}
     * @param month of the first day on which it is wanted, in words
     * @param last day on which it was pictured; empty for never
     * @param tried day of the last attempt that failed; empty when none has since then
     * @param next the first night that may try
     */
    record Turn(Planned plan, String state, String month, String from, String by, String last, String tried, String next) {
    }

    @GetMapping("/snapshots")
    String calendar(User who, Model model, Locale locale) {
        var today = Facts.day(clock.instant());
        var within = reach.within(who);
        var turns = snapshots.plan(today).stream().filter(planned -> within.test(planned.account().id()))
                .sorted(Comparator.comparing(Planned::deadline).thenComparing(planned -> planned.account().id()))
                .map(planned -> turn(planned, today, locale)).toList();
        model.addAttribute("late", turns.stream().filter(turn -> turn.state.equals("late")).toList());
        model.addAttribute("due", turns.stream().filter(turn -> turn.state.equals("due")).toList());
        var coming = new LinkedHashMap<String, List<Turn>>();
        turns.stream().filter(turn -> turn.state.equals("coming")).sorted(Comparator.comparing(turn -> turn.plan.from()))
                .forEach(turn -> coming.computeIfAbsent(turn.month, month -> new ArrayList<>()).add(turn));
        model.addAttribute("coming", coming);
        model.addAttribute("none", turns.isEmpty());
        model.addAttribute("undecided", turns.stream().anyMatch(turn -> turn.plan.cause() == Planned.Cause.SETTING));
        model.addAttribute("browser", snapshots.browserFound());
        return "snapshots-calendar";
    }

    private static Turn turn(Planned planned, LocalDate today, Locale locale) {
        String state = planned.overdue(today) ? "late" : planned.due(today) ? "due" : "coming";
        var last = planned.last();
        return new Turn(planned, state, DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(planned.from()),
                Times.day(planned.from(), locale), Times.day(planned.deadline(), locale),
                last == null ? "" : Times.day(last, locale),
                planned.failing() == null ? "" : Times.day(planned.failing().latest(), locale),
                Times.day(planned.next(), locale));
    }

    @GetMapping(ONE + "{file:picture-[0-9]+\\.png|thumbnail\\.png|change\\.png}")
    ResponseEntity<byte[]> picture(@PathVariable String account, @PathVariable String half, @PathVariable String name,
            @PathVariable String file) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).cacheControl(CacheControl.noCache())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(saved(account, name, file)).build().toString())
                .body(bytes(account, half, name, file));
    }

    @GetMapping(ONE + "snapshot.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String account, @PathVariable String half, @PathVariable String name) {
        return Downloads.of(bytes(account, half, name, "snapshot.pdf"), "application/pdf", saved(account, name, "snapshot.pdf"));
    }

    @GetMapping(ONE + "manifest.json")
    ResponseEntity<byte[]> manifest(@PathVariable String account, @PathVariable String half, @PathVariable String name) {
        return Downloads.of(bytes(account, half, name, "manifest.json"), "application/json",
                saved(account, name, "manifest.json"));
    }

    private static String saved(String account, String name, String file) {
        return account + "-" + name + "-" + file;
    }

    private byte[] bytes(String account, String half, String name, String file) {
        Snapshot snapshot = snapshots.find(account, half, name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (closed.closed(snapshot)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Path found = snapshots.file(snapshot, file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            return Files.readAllBytes(found);
        } catch (IOException e) {
            throw new UncheckedIOException(found.toString(), e);
        }
    }
}
