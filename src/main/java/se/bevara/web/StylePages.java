package se.bevara.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.bevara.retention.Facts;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** The style guide: every part that the pages are made of, shown by the same templates. */
@Controller
@Needs(Right.READ)
class StylePages {

    private final Clock clock;

    StylePages(Clock clock) {
        this.clock = clock;
    }

    /** A colour by the name of its variable. */
    private static final List<String> COLOURS = List.of("paper", "sheet", "ink", "quiet", "blue", "good", "warn", "bad");

    @GetMapping("/style")
    String style(Model model, Locale locale) {
        var now = clock.instant();
        model.addAttribute("colours", COLOURS);
        model.addAttribute("moment", Times.at(now, locale));
        model.addAttribute("day", Times.day(Facts.day(now), locale));
        model.addAttribute("size", Times.size(1_234_567, locale));
        model.addAttribute("length", Times.length(java.time.Duration.ofSeconds(3723)));
        model.addAttribute("matters", List.of(Matter.urgent("requests", 2, "U-2026-0001, " + Times.day(Facts.day(now), locale),
                "/style"), Matter.of("assess", 14, "", "/style")));
        model.addAttribute("middle", new Paging(21, 40, 300, "/style?from=0", "/style?from=2"));
        model.addAttribute("pieces", List.of(new Piece("Biblioteket ", Piece.Style.PLAIN), new Piece("öppnar", Piece.Style.FOUND),
                new Piece(" klockan ", Piece.Style.PLAIN), new Piece("nio", Piece.Style.OLD),
                new Piece("tio", Piece.Style.NEW), new Piece(".", Piece.Style.PLAIN)));
        return "style";
    }
}
