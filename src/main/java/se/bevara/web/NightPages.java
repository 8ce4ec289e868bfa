package se.bevara.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.accounts.Accounts;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;
import tools.jackson.databind.json.JsonMapper;

/** The nights' receipts; the newest is the first page. */
@Controller
class NightPages {

    private static final int OLDER = 30;
    private static final int ALL = 1000;

    private final Nights nights;
    private final Accounts accounts;
    private final NightViews views;
    private final NightText text;
    private final JsonMapper json;

    NightPages(Nights nights, Accounts accounts, NightViews views, NightText text, JsonMapper json) {
        this.nights = nights;
        this.accounts = accounts;
        this.views = views;
        this.text = text;
        this.json = json;
    }

    @GetMapping("/")
    String first(Model model, Locale locale) {
        List<NightView> newest = nights.receipts(OLDER).stream().map(receipt -> views.of(receipt, locale)).toList();
        if (newest.isEmpty()) {
            model.addAttribute("accounts", accounts.all().size());
            return "welcome";
        }
        model.addAttribute("night", newest.getFirst());
        model.addAttribute("older", newest.subList(1, newest.size()));
        return "night";
    }

    @GetMapping("/nights")
    String all(Model model, Locale locale) {
        model.addAttribute("nights", nights.receipts(ALL).stream().map(receipt -> views.of(receipt, locale)).toList());
        return "nights";
    }

    @GetMapping("/nights/{night:\\d{4}-\\d{2}-\\d{2}}")
    String night(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night, Model model, Locale locale) {
        model.addAttribute("night", views.of(receipt(night), locale));
        model.addAttribute("older", List.of());
        return "night";
    }

    @GetMapping("/nights/{night:\\d{4}-\\d{2}-\\d{2}}.json")
    ResponseEntity<byte[]> json(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night) {
        byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt(night));
        return saved(bytes, MediaType.APPLICATION_JSON, "kvitto-" + night + ".json");
    }

    @GetMapping("/nights/{night:\\d{4}-\\d{2}-\\d{2}}.txt")
    ResponseEntity<byte[]> text(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night, Locale locale) {
        byte[] bytes = text.of(views.of(receipt(night), locale), locale).getBytes(StandardCharsets.UTF_8);
        return saved(bytes, MediaType.parseMediaType("text/plain;charset=UTF-8"), "kvitto-" + night + ".txt");
    }

    private NightReceipt receipt(LocalDate night) {
        return nights.receipt(night).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> saved(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
