package se.bevara.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Placing a hold on all hits of a search: those of this moment, by number. */
@Controller
@Needs(value = Right.HOLD, everywhere = true)
class SearchHoldActs {

    private final SearchPage page;
    private final Search search;
    private final Holds holds;

    SearchHoldActs(SearchPage page, Search search, Holds holds) {
        this.page = page;
        this.search = search;
        this.holds = holds;
    }

    @PostMapping("/search/hold")
    String hold(@ModelAttribute("question") SearchForm form, @RequestParam Map<String, String> sent, User who,
            RedirectAttributes told) {
        String address = form.address("/search", Collections.emptyMap());
        return Told.of(told, sent, address, "act.held", () -> {
            holds.place(scope(address, page.query(form, who)), Told.required(sent, "holdReason"), Told.required(sent, "mandate"),
                    who.login());
            return "/holds";
        });
    }

    /** What is searched for may name people: it is told to nobody but the hold's act. */
    private Scope scope(String address, Query query) {
        int question = address.indexOf('?');
        if (question < 0) {
            throw new IllegalArgumentException("sökning: väntade en fråga, fann ingen");
        }
        var found = search.every(query);
        var covered = Stream.of(found.hits(), found.unread()).flatMap(List::stream).toList();
        if (covered.isEmpty()) {
            throw new IllegalArgumentException("sökning: väntade minst en träff, fann ingen");
        }
        return new Scope.Search(covered, URLDecoder.decode(address.substring(question + 1), StandardCharsets.UTF_8),
                found.unread(), found.missing());
    }
}
