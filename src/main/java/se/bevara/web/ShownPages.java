package se.bevara.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.accounts.Accounts;
import se.bevara.snapshot.Manifest;
import se.bevara.snapshot.Shown;
import se.bevara.snapshot.Snapshots;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Which archived items a snapshot shows, from the top of the page down, and which it should show but they were not recognised. */
@Controller
@Needs(Right.READ)
class ShownPages {

    private final Accounts accounts;
    private final Snapshots snapshots;
    private final ClosedSnapshots closed;
    private final Glimpses glimpses;

    ShownPages(Accounts accounts, Snapshots snapshots, ClosedSnapshots closed, Glimpses glimpses) {
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.closed = closed;
        this.glimpses = glimpses;
    }

    /**
     * An item in a picture.
     *
     * @param picture name of the file it is in
     * @param y CSS pixels from the top of the page
     */
    record Row(Glimpse item, int version, String picture, int y, Shown.By by) {
    }

    @GetMapping(SnapshotPages.ONE + "shown")
    String shown(@PathVariable String account, @PathVariable String half, @PathVariable String name, Model model,
            Locale locale) {
        var snapshot = snapshots.find(account, half, name).filter(one -> !closed.closed(one))
                .orElseThrow(ShownPages::unknown);
        Shown shown = snapshots.manifest(snapshot).map(Manifest::shown).orElseThrow(ShownPages::unknown);
        var found = glimpses.of(Stream.concat(shown.items().stream().map(Shown.Seen::item), shown.unseen().stream())
                .distinct().toList(), locale);
        model.addAttribute("account", accounts.find(account).orElseThrow(ShownPages::unknown));
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("taken", Times.at(snapshot.taken(), locale));
        model.addAttribute("rows", shown.items().stream().flatMap(seen -> {
            var item = found.get(seen.item());
            return item == null
                    ? Stream.empty()
                    : Stream.of(new Row(item, seen.version(), seen.picture(), seen.y(), seen.by()));
        }).toList());
        List<Glimpse> unseen = shown.unseen().stream().map(found::get).filter(Objects::nonNull).toList();
        model.addAttribute("unseen", unseen);
        return "snapshot-shown";
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
