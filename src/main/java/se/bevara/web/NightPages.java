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
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;
import tools.jackson.databind.json.JsonMapper;

/** The nights' receipts. */
@Controller
@Needs(Right.READ)
class NightPages {

    private static final int ALL = 1000;

    private final Nights nights;
    private final NightViews views;
    private final NightText text;
    private final JsonMapper json;
    private final Reach reach;

    NightPages(Nights nights, NightViews views, NightText text, JsonMapper json, Reach reach) {
        this.reach = reach;
        this.nights = nights;
        this.views = views;
        this.text = text;
        this.json = json;
    }

    @GetMapping("/nights")
    String all(User who, Model model, Locale locale) {
        model.addAttribute("nights", nights.receipts(ALL).stream()
                .map(receipt -> views.of(within(receipt, who), locale)).toList());
        return "nights";
    }

    @GetMapping("/nights/{night:\\d{4}-\\d{2}-\\d{2}}")
    String night(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night, User who, Model model,
            Locale locale) {
        model.addAttribute("night", views.of(receipt(night, who), locale));
        model.addAttribute("older", List.of());
        return "night";
    }

    @GetMapping("/nights/{night:\\d{4}-\\d{2}-\\d{2}}.json")
    ResponseEntity<byte[]> json(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night, User who) {
        byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt(night, who));
        return saved(bytes, MediaType.APPLICATION_JSON, "kvitto-" + night + ".json");
    }

    @GetMapping("/nights/{night:\\d{4}-\\d{2}-\\d{2}}.txt")
    ResponseEntity<byte[]> text(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night, User who,
            Locale locale) {
        byte[] bytes = text.of(views.of(receipt(night, who), locale), locale).getBytes(StandardCharsets.UTF_8);
        return saved(bytes, MediaType.parseMediaType("text/plain;charset=UTF-8"), "kvitto-" + night + ".txt");
    }

    /** As somebody may see it. */
    NightView shown(NightReceipt receipt, User who, Locale locale) {
        return views.of(within(receipt, who), locale);
    }

    private NightReceipt receipt(LocalDate night, User who) {
        return nights.receipt(night).map(receipt -> within(receipt, who))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What a receipt tells of the accounts that somebody may read; whoever may read all reads it whole. */
    private NightReceipt within(NightReceipt receipt, User who) {
        return reach.limits(who).map(receipt::within).orElse(receipt);
    }

    private static ResponseEntity<byte[]> saved(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
