package se.bevara.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.ModerationRefused;
import se.bevara.moderation.RecordQuery;
import se.bevara.moderation.RecordsCsv;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The transfer records, searched by period, account, reason, state and decision, and as a file for spreadsheets. */
@Controller
@Needs(Right.READ)
class RecordPages {

    private static final int SHOWN = 500;

    private final Moderation moderation;
    private final Reach reach;

    RecordPages(Moderation moderation, Reach reach) {
        this.reach = reach;
        this.moderation = moderation;
    }

    /** What the form asks for. Parts left empty ask for nothing. */
    record Asked(@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String account,
            @Nullable String reason, @Nullable CaseState state, @Nullable String decision) {

        RecordQuery query() {
            try {
                return new RecordQuery(from, to, text(account), text(reason), state, text(decision));
            } catch (ModerationRefused e) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
            }
        }

        /** The address of the same question's file. */
        String file() {
            var address = UriComponentsBuilder.fromPath("/moderation/records.csv");
            add(address, "from", from);
            add(address, "to", to);
            add(address, "account", text(account));
            add(address, "reason", text(reason));
            add(address, "state", state);
            add(address, "decision", text(decision));
            return address.encode().build().toUriString();
        }

        private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
            if (value != null && !value.toString().isEmpty()) {
                address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value.toString()));
            }
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }

    /** A record in the table. */
    record Row(Case one, Moment sealed) {
    }

    @GetMapping("/moderation/records")
    String records(@ModelAttribute("asked") Asked asked, User who, Model model, Locale locale) {
        List<Case> all = records(new RecordQuery(null, null, "", "", null, ""), who);
        List<Case> found = records(asked.query(), who).reversed();
        model.addAttribute("rows", found.stream().limit(SHOWN).flatMap(one -> one.sealed() == null
                ? java.util.stream.Stream.<Row>empty()
                : java.util.stream.Stream.of(new Row(one, Times.at(one.sealed().at(), locale)))).toList());
        model.addAttribute("total", found.size());
        model.addAttribute("accounts", all.stream().map(Case::account).distinct().sorted().toList());
        model.addAttribute("reasons", all.stream().map(Case::code).distinct().sorted().toList());
        model.addAttribute("decisions", all.stream().flatMap(one -> one.sealed() == null || one.sealed().decision() == null
                ? java.util.stream.Stream.<String>empty()
                : java.util.stream.Stream.of(one.sealed().decision())).distinct().sorted().toList());
        model.addAttribute("none", RecordQuery.NONE);
        model.addAttribute("file", asked.file());
        return "moderation-records";
    }

    private List<Case> records(RecordQuery query, User who) {
        var within = reach.within(who);
        return moderation.records(query).stream().filter(one -> within.test(one.account())).toList();
    }

    @GetMapping("/moderation/records.csv")
    ResponseEntity<byte[]> csv(@ModelAttribute("asked") Asked asked, User who) {
        return Downloads.of(RecordsCsv.of(records(asked.query(), who)), "text/csv;charset=UTF-8", "overforingsposter.csv");
    }
}
