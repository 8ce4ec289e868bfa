package se.bevara.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.bevara.ledger.Checkpoint;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** The ledger as people read it: who did what with what, newest first, and the checkpoint that it can be held against. */
@Controller
@Needs(value = Right.READ, everywhere = true)
class LedgerPages {

    private static final int PAGE = 50;

    private final Ledger ledger;
    private final MessageSource messages;

    LedgerPages(Ledger ledger, MessageSource messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    /** An entry in a table. @param said its kind in the reader's words; null where there are none @param kind in the ledger's own, English */
    record Row(long index, Moment at, @Nullable String said, String kind, String agent, String object) {
    }

    /** A checkpoint, and when it was time-stamped; empty where it was not. */
    record Signed(Checkpoint checkpoint, Optional<Moment> stamped) {
    }

    /** @param before the number of the last entry had; none to begin with the newest */
    @GetMapping("/ledger")
    String all(@RequestParam(required = false) Optional<Long> before, Model model, Locale locale) {
        long size = ledger.size();
        long until = Math.clamp(before.orElse(size), 0, size);
        var rows = new ArrayList<Row>();
        for (long index = until - 1; index >= Math.max(0, until - PAGE); index--) {
            ledger.entry(index).map(entry -> row(entry, locale)).ifPresent(rows::add);
        }
        model.addAttribute("size", size);
        model.addAttribute("rows", List.copyOf(rows));
        model.addAttribute("older", until > PAGE ? until - PAGE : null);
        model.addAttribute("newer", until < size ? Math.min(size, until + PAGE) : null);
        model.addAttribute("signed", ledger.newestCheckpoint().map(one -> signed(one, locale)).orElse(null));
        return "ledger";
    }

    private Row row(Entry entry, Locale locale) {
        String said = messages.getMessage("entry." + entry.act().kind().replace(' ', '-'), null, "", locale);
        return new Row(entry.index(), Times.at(entry.at(), locale), said == null || said.isEmpty() ? null : said,
                Visible.line(entry.act().kind()),
                Visible.line(entry.act().agent()), Visible.line(entry.act().object()));
    }

    private static Signed signed(Checkpoint one, Locale locale) {
        return new Signed(one, one.timeStamp() instanceof Checkpoint.Stamped(java.time.Instant at)
                ? Optional.of(Times.at(at, locale))
                : Optional.empty());
    }
}
