package se.bevara.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.capture.Crises;
import se.bevara.dialogues.Dialogues;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The register of accounts, and an account's card. */
@Controller
@Needs(Right.READ)
class RegisterPages {

    private final Accounts accounts;
    private final Archive archive;
    private final Reach reach;
    private final Choices choices;
    private final Crises crises;
    private final Dialogues dialogues;
    private final Clock clock;

    RegisterPages(Accounts accounts, Archive archive, Reach reach, Choices choices, Crises crises, Dialogues dialogues,
            Clock clock) {
        this.dialogues = dialogues;
        this.choices = choices;
        this.crises = crises;
        this.clock = clock;
        this.reach = reach;
        this.accounts = accounts;
        this.archive = archive;
    }

    /** An account in the register's table. */
    record Row(Account account, long items) {
    }

    @GetMapping("/accounts")
    String register(User who, Model model) {
        Map<String, List<Row>> authorities = new LinkedHashMap<>();
        for (Account account : reach.accounts(who, Right.READ)) {
            authorities.computeIfAbsent(account.authority(), name -> new java.util.ArrayList<>())
                    .add(new Row(account, archive.count(account)));
        }
        model.addAttribute("authorities", authorities);
        return "register";
    }

    @GetMapping("/accounts/{account}")
    String card(@PathVariable("account") String id, User who, Model model) {
        Account account = accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("account", account);
        model.addAttribute("link", Reading.webAddress(account.address()));
        model.addAttribute("items", archive.count(account));
        model.addAttribute("nightly", account.cadence().equals(Duration.ofDays(1)));
        model.addAttribute("every", Times.length(account.cadence()));
        choices.account(id, who, model);
        crisis(id, model);
        model.addAttribute("elsewhere", who.everywhere(Right.READ) && dialogues.accounts().contains(account));
        return "account";
    }

    /** How the account stands, and until when a new crisis mode lasts where nobody says otherwise. */
    private void crisis(String account, Model model) {
        var crisis = crises.of(account).orElse(null);
        model.addAttribute("crisis", crisis);
        model.addAttribute("crisisEnds", crisis == null ? null : minute(crisis.ends()));
        model.addAttribute("crisisReason", crisis == null ? "" : Visible.line(crisis.reason()));
        model.addAttribute("everyMinutes", Crises.USUAL_EVERY.toMinutes());
        model.addAttribute("usualEnd", minute(clock.instant().plus(Crises.USUAL)));
    }

    /** Swedish wall-clock time. */
    private static LocalDateTime minute(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneId.of("Europe/Stockholm")).truncatedTo(ChronoUnit.MINUTES);
    }

    @GetMapping("/register/template.csv")
    ResponseEntity<byte[]> template() {
        return csv(Accounts.template(), "kontoregister-mall.csv");
    }

    @GetMapping("/register/register.csv")
    @Needs(value = Right.READ, everywhere = true)
    ResponseEntity<byte[]> file() {
        return csv(accounts.csv(), "kontoregister.csv");
    }

    private static ResponseEntity<byte[]> csv(byte[] bytes, String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
