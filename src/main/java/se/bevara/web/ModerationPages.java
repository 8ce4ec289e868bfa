package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseEvidence;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.ModerationRefused;
import se.bevara.moderation.Questions;
import se.bevara.moderation.ReasonCode;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import se.bevara.moderation.Vanished;
import se.bevara.retention.Facts;

/** What is taken from public view: cases, what has gone unexplained, what is secret, and the reasons. Shows, and changes nothing. */
@Controller
class ModerationPages {

    private static final int SHOWN = 200;

    private final Moderation moderation;
    private final CaseEvidence evidence;
    private final Questions questions;
    private final Restrictions restrictions;
    private final Reasons reasons;
    private final Chains chains;
    private final Clock clock;

    ModerationPages(Moderation moderation, CaseEvidence evidence, Questions questions, Restrictions restrictions,
            Reasons reasons, Chains chains, Clock clock) {
        this.moderation = moderation;
        this.evidence = evidence;
        this.questions = questions;
        this.restrictions = restrictions;
        this.reasons = reasons;
        this.chains = chains;
        this.clock = clock;
    }

    /** A case in a table. */
    record Row(Case one, Moment begun) {
    }

    /** What has gone, in a table. */
    record Gone(Vanished one, @Nullable Moment lastSeen, Moment noticed) {
    }

    /** A secret item in a table. */
    record Secret(Restrictions.Restricted one, Moment placed) {
    }

    /** How many cases have a reason. */
    record Count(String code, long cases, long afterwards, long deviations) {
    }

    /** A step of a case. */
    record Step(Moment at, String kind, String by, List<String> words, long entry) {
    }

    @GetMapping("/moderation")
    String all(Model model, Locale locale) {
        List<Case> cases = moderation.all(false).reversed();
        model.addAttribute("open", rows(cases.stream().filter(one -> !one.state().ended()).toList(), locale));
        model.addAttribute("ended", rows(cases.stream().filter(one -> one.state().ended()).limit(SHOWN).toList(), locale));
        model.addAttribute("gone", questions.open().stream().limit(SHOWN).map(one -> new Gone(one,
                one.lastSeen() == null ? null : Times.at(one.lastSeen(), locale), Times.at(one.noticed(), locale))).toList());
        model.addAttribute("secret",
                restrictions.all().stream().map(one -> new Secret(one, Times.at(one.placed(), locale))).toList());
        model.addAttribute("counts", counts(cases));
        model.addAttribute("reasons", reasons.inForce(Facts.day(clock.instant())).orElse(null));
        return "moderation";
    }

    private static List<Row> rows(List<Case> cases, Locale locale) {
        return cases.stream().map(one -> new Row(one, Times.at(one.begun(), locale))).toList();
    }

    /** For the review of whether removals are objective: which reasons, how often, and how often without a decision. */
    private static List<Count> counts(List<Case> cases) {
        Map<String, Count> counts = new TreeMap<>();
        for (Case one : cases) {
            var sealed = one.sealed();
            if (sealed != null) {
                counts.merge(one.code(), new Count(one.code(), 1, one.origin() == Case.Origin.AFTERWARDS ? 1 : 0,
                        sealed.deviation() ? 1 : 0),
                        (a, b) -> new Count(a.code, a.cases + b.cases, a.afterwards + b.afterwards, a.deviations + b.deviations));
            }
        }
        return List.copyOf(counts.values());
    }

    @GetMapping("/moderation/{id}")
    String one(@PathVariable String id, Model model, Locale locale) {
        Case one = moderation.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ReasonCode reason = moderation.reason(one);
        model.addAttribute("one", one);
        model.addAttribute("reason", reason);
        model.addAttribute("evidence", evidence.of(one));
        model.addAttribute("chain", chains.of(one, locale));
        model.addAttribute("begun", Times.at(one.begun(), locale));
        var gone = one.gone();
        model.addAttribute("goneBetween", gone == null
                ? null
                : new Gone(
                        new Vanished(one.item(), one.account(), se.bevara.archive.ItemState.GONE, gone.lastSeen(), gone.noticed(),
                                null),
                        gone.lastSeen() == null ? null : Times.at(gone.lastSeen(), locale), Times.at(gone.noticed(), locale)));
        model.addAttribute("steps", moderation.history(id).stream().map(step -> new Step(Times.at(step.at(), locale), step.kind(),
                Visible.line(step.by()), step.words().values().stream().map(Visible::line).toList(), step.entry())).toList());
        return "moderation-case";
    }

    @GetMapping("/moderation/{id}/record.json")
    ResponseEntity<byte[]> json(@PathVariable String id) {
        return file(id, "json", "application/json");
    }

    @GetMapping("/moderation/{id}/record.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id) {
        return file(id, "pdf", "application/pdf");
    }

    private ResponseEntity<byte[]> file(String id, String kind, String type) {
        try {
            return Downloads.of(Files.readAllBytes(moderation.record(id, kind)), type, id + "." + kind);
        } catch (ModerationRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
