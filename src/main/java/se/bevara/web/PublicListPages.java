package se.bevara.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.accounts.PublicAccounts;
import se.bevara.accounts.PublicHtml;
import se.bevara.accounts.PublicList;

/** The public list of accounts: for everybody, of what is public alone. */
@Controller
@Open
class PublicListPages {

    private static final String STYLE = "<link rel=\"stylesheet\" href=\"/assets/public.css\">";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final PublicAccounts accounts;

    PublicListPages(PublicAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/public/accounts")
    ResponseEntity<byte[]> whole(Locale locale) {
        return page(accounts.list(), "/public/accounts", locale);
    }

    @GetMapping("/public/accounts/{office}")
    ResponseEntity<byte[]> part(@PathVariable("office") String office, Locale locale) {
        return page(of(office), "/public/accounts/" + office, locale);
    }

    @GetMapping("/public/accounts.csv")
    ResponseEntity<byte[]> csv() {
        return Downloads.of(accounts.list().csv(), CSV.toString(), "konton.csv");
    }

    @GetMapping("/public/accounts/{office}/konton.csv")
    ResponseEntity<byte[]> partCsv(@PathVariable("office") String office) {
        return Downloads.of(of(office).csv(), CSV.toString(), "konton.csv");
    }

    @GetMapping("/public/accounts.json")
    ResponseEntity<byte[]> json() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(accounts.list().json());
    }

    @GetMapping("/public/accounts/{office}/konton.json")
    ResponseEntity<byte[]> partJson(@PathVariable("office") String office) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(of(office).json());
    }

    private PublicList of(String office) {
        PublicList part = accounts.list().parts().get(office);
        if (part == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return part;
    }

    private ResponseEntity<byte[]> page(PublicList list, String path, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        var links = new LinkedHashMap<String, String>();
        boolean whole = list.part().isEmpty();
        links.put("CSV", whole ? "/public/accounts.csv" : path + "/konton.csv");
        links.put("JSON", whole ? "/public/accounts.json" : path + "/konton.json");
        if (whole) {
            list.parts().forEach((name, part) -> links.put(part.part(), "/public/accounts/" + name));
        } else {
            links.put(english ? "All administrations" : "Alla förvaltningar", "/public/accounts");
        }
        links.putAll(Map.of(english ? "På svenska" : "In English", path + (english ? "?lang=sv" : "?lang=en")));
        String page = PublicHtml.of(list, accounts.today(), english, STYLE, links);
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page.getBytes(StandardCharsets.UTF_8));
    }
}
