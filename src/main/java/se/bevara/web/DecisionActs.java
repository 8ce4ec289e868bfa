package se.bevara.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.moderation.Reasons;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Taking decisions and lists of reasons in. A decision is taken in from its preview, as it was previewed. */
@Controller
@Needs(value = Right.RULES, everywhere = true)
class DecisionActs {

    private final Decisions decisions;
    private final Reasons reasons;

    DecisionActs(Decisions decisions, Reasons reasons) {
        this.decisions = decisions;
        this.reasons = reasons;
    }

    @PostMapping("/decisions/load")
    String load(@RequestParam String file, @RequestParam String name, User who, RedirectAttributes told) {
        return Told.of(told, Map.of(), "/decisions/preview", "act.loaded", () -> {
            taken(decisions.load(PreviewPages.name(name), Base64.getDecoder().decode(file), who.login()));
            return "/decisions";
        });
    }

    @PostMapping("/moderation/reasons")
    String reasons(@RequestParam MultipartFile file, User who, RedirectAttributes told) throws IOException {
        byte[] yaml = file.getBytes();
        return Told.of(told, Map.of(), "/moderation#reasons", "act.loaded", () -> {
            taken(reasons.load(PreviewPages.name(file.getOriginalFilename()), yaml, who.login()));
            return "/moderation#reasons";
        });
    }

    private static void taken(List<Finding> findings) {
        var errors = new ArrayList<String>();
        findings.stream().filter(finding -> finding.severity() == Finding.Severity.ERROR).limit(10)
                .forEach(finding -> errors.add(finding.text()));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", errors));
        }
    }
}
