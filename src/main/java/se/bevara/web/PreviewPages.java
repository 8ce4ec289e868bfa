package se.bevara.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.retention.Facts;
import se.bevara.retention.Preview;
import se.bevara.retention.PreviewCsv;
import se.bevara.retention.Previews;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** What a decision would change before it is taken in. Nothing is kept here: the page carries the file for the table that is asked for. */
@Controller
@Needs(value = Right.RULES, everywhere = true)
class PreviewPages {

    private static final String UNNAMED = "beslut.yaml";

    private final Previews previews;
    private final Glimpses glimpses;
    private final Clock clock;

    PreviewPages(Previews previews, Glimpses glimpses, Clock clock) {
        this.previews = previews;
        this.glimpses = glimpses;
        this.clock = clock;
    }

    /** One kind of change, its samples as they are read. */
    record Change(Preview.Change kind, Preview.Sum sum, List<Glimpse> samples) {
    }

    @GetMapping("/decisions/preview")
    String choose() {
        return "rules-preview";
    }

    @PostMapping("/decisions/preview")
    String preview(@RequestParam MultipartFile file, Model model, Locale locale) throws IOException {
        if (file.isEmpty()) {
            model.addAttribute("noFile", true);
            return "rules-preview";
        }
        String name = name(file.getOriginalFilename());
        Preview preview = preview(name, file.getBytes(), line -> {
        });
        model.addAttribute("preview", preview);
        model.addAttribute("changes", changes(preview, locale));
        model.addAttribute("name", name);
        model.addAttribute("file", Base64.getEncoder().encodeToString(file.getBytes()));
        return "rules-previewed";
    }

    @PostMapping("/decisions/preview.csv")
    ResponseEntity<byte[]> csv(@RequestParam String file, @RequestParam String name) {
        var text = new StringBuilder();
        if (!preview(name(name), decoded(file), new PreviewCsv(text)).usable()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Downloads.of(text.toString().getBytes(StandardCharsets.UTF_8), "text/csv;charset=UTF-8",
                "forhandsgranskning.csv");
    }

    private Preview preview(String name, byte[] yaml, Consumer<Preview.Line> each) {
        return previews.of(name, yaml, Facts.day(clock.instant()), each);
    }

    private List<Change> changes(Preview preview, Locale locale) {
        Map<Preview.Change, Change> changes = new LinkedHashMap<>();
        preview.changes().forEach((kind, sum) -> changes.put(kind,
                new Change(kind, sum, List.copyOf(glimpses.of(sum.samples(), locale).values()))));
        return List.copyOf(changes.values());
    }

    /** The file's name as it can stand in a command line; another where it cannot. */
    static String name(@org.jspecify.annotations.Nullable String sent) {
        String name = sent == null ? "" : sent.replaceAll(".*[/\\\\]", "");
        return name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}") ? name : UNNAMED;
    }

    private static byte[] decoded(String file) {
        try {
            return Base64.getDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
