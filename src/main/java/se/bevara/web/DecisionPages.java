package se.bevara.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.retention.Decision;
import se.bevara.retention.Decisions;
import se.bevara.retention.Facts;
import se.bevara.retention.RuleText;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** The boards' disposal decisions, and what each says. */
@Controller
@Needs(Right.READ)
class DecisionPages {

    private final Decisions decisions;
    private final Clock clock;

    DecisionPages(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** A decision in a table. */
    record Row(Decision decision, boolean forReview) {
    }

    @GetMapping("/decisions")
    String all(Model model) {
        LocalDate today = Facts.day(clock.instant());
        List<Decision> inForce = decisions.inForce(today);
        model.addAttribute("inForce", inForce.stream().map(one -> new Row(one, one.forReview(today))).toList());
        model.addAttribute("others",
                decisions.all().stream().filter(one -> !inForce.contains(one)).map(one -> new Row(one, false)).toList());
        return "decisions";
    }

    @GetMapping("/decisions/decision")
    String one(@RequestParam String id, @RequestParam int version, Model model) {
        Decision decision = find(id, version);
        LocalDate today = Facts.day(clock.instant());
        model.addAttribute("decision", decision);
        model.addAttribute("inForce", decisions.inForce(today).contains(decision));
        model.addAttribute("forReview", decision.forReview(today));
        model.addAttribute("versions", decisions.all().stream().filter(other -> other.id().equals(id)).toList());
        model.addAttribute("rules", decision.rules().stream().map(RuleText::of).toList());
        return "decision";
    }

    @GetMapping("/decisions/file")
    ResponseEntity<byte[]> file(@RequestParam String id, @RequestParam int version) {
        Decision decision = find(id, version);
        return Downloads.of(decisions.file(id, version), "application/yaml", decision.file().name());
    }

    private Decision find(String id, int version) {
        return decisions.all().stream().filter(one -> one.id().equals(id) && one.version() == version).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
