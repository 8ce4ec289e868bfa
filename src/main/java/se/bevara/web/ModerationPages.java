package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.archive.Archive;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseEvidence;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Figures;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.ModerationRefused;
import se.bevara.moderation.NoticeTexts;
import se.bevara.moderation.Questions;
import se.bevara.moderation.ReasonCode;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import se.bevara.moderation.Routing;
import se.bevara.moderation.Vanished;
import se.bevara.moderation.Waiting;
import se.bevara.retention.Facts;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** What is taken from public view: cases, what has gone unexplained, what is secret, and the reasons. */
@Controller
@Needs(Right.READ)
class ModerationPages {

    private static final int SHOWN = 200;

    private final Moderation moderation;
    private final CaseEvidence evidence;
    private final Routing routing;
    private final Figures figures;
    private final NoticeTexts texts;
    private final Questions questions;
    private final Restrictions restrictions;
    private final Reasons reasons;
    private final Chains chains;
    private final Clock clock;
    private final Archive archive;
    private final Reach reach;
    private final Choices choices;

    ModerationPages(Moderation moderation, CaseEvidence evidence, Routing routing, Figures figures, NoticeTexts texts,
            Questions questions, Restrictions restrictions, Reasons reasons, Chains chains,
            Clock clock, Archive archive, Reach reach, Choices choices) {
        this.choices = choices;
        this.archive = archive;
        this.reach = reach;
        this.moderation = moderation;
        this.evidence = evidence;
        this.routing = routing;
        this.figures = figures;
        this.texts = texts;
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

    /** What a case waits for. */
    record Waits(Waiting one, boolean late) {
    }

    /** Figures in a table. */
    record Count(Figures.Line line, String median, String slowest) {
    }

    /** A step of a case. */
    record Step(Moment at, String kind, String by, List<String> words, long entry) {
    }

    @GetMapping("/moderation")
    String all(User who, Model model, Locale locale) {
        var within = reach.within(who);
        List<Case> cases = moderation.all(false).reversed().stream().filter(one -> within.test(one.account())).toList();
        model.addAttribute("open", rows(cases.stream().filter(one -> !one.state().ended()).toList(), locale));
        model.addAttribute("ended", rows(cases.stream().filter(one -> one.state().ended()).limit(SHOWN).toList(), locale));
        model.addAttribute("gone",
                gone(questions.open().stream().filter(one -> within.test(one.account())).toList(), locale));
        model.addAttribute("wrongly",
                gone(questions.wrongly().stream().filter(one -> within.test(one.account())).toList(), locale));
        model.addAttribute("secret",
                restrictions.all().stream()
                        .filter(one -> archive.item(one.item()).filter(item -> within.test(item.account())).isPresent())
                        .map(one -> new Secret(one, Times.at(one.placed(), locale))).toList());
        var figured = figures.between(null, null);
        model.addAttribute("counts", reach.limits(who).isPresent() ? List.of() : counts(figured.reasons()));
        model.addAttribute("accountCounts",
                counts(figured.accounts().stream().filter(line -> within.test(line.name())).toList()));
        var today = Facts.day(clock.instant());
        model.addAttribute("waiting", routing.all().stream()
                .collect(Collectors.toMap(one -> one.one().id(), one -> new Waits(one, one.late(today)))));
        model.addAttribute("reasons", reasons.inForce(Facts.day(clock.instant())).orElse(null));
        choices.moderation(who, model);
        return "moderation";
    }

    private static List<Gone> gone(List<Vanished> all, Locale locale) {
        return all.stream().limit(SHOWN).map(one -> new Gone(one,
                one.lastSeen() == null ? null : Times.at(one.lastSeen(), locale), Times.at(one.noticed(), locale))).toList();
    }

    private static List<Row> rows(List<Case> cases, Locale locale) {
        return cases.stream().map(one -> new Row(one, Times.at(one.begun(), locale))).toList();
    }

    private static List<Count> counts(List<Figures.Line> lines) {
        return lines.stream().map(line -> new Count(line, Figures.text(line.median()), Figures.text(line.slowest()))).toList();
    }

    @GetMapping("/moderation/{case}")
    String one(@PathVariable("case") String id, User who, Model model, Locale locale) {
        Case one = moderation.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ReasonCode reason = moderation.reason(one);
        model.addAttribute("one", one);
        model.addAttribute("reason", reason);
        model.addAttribute("evidence", evidence.of(one));
        model.addAttribute("chain", chains.of(one, locale));
        model.addAttribute("texts", one.state() == CaseState.CONFIRMED ? texts.notice(one) : List.of());
        model.addAttribute("waits", routing.of(one).map(found -> new Waits(found, found.late(Facts.day(clock.instant()))))
                .orElse(null));
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
        choices.one(one, who, model);
        return "moderation-case";
    }

    @GetMapping("/moderation/{case}/record.json")
    ResponseEntity<byte[]> json(@PathVariable("case") String id) {
        return file(id, "json", "application/json");
    }

    @GetMapping("/moderation/{case}/record.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable("case") String id) {
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
