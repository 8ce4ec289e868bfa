package se.bevara.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.disclosure.Search;

/** Where an archivist finds any record. */
@Controller
class SearchPage {

    private static final int SIZE = 20;

    private final Accounts accounts;
    private final Archive archive;
    private final Search search;
    private final Threads threads;

    SearchPage(Accounts accounts, Archive archive, Search search, Threads threads) {
        this.accounts = accounts;
        this.archive = archive;
        this.search = search;
        this.threads = threads;
    }

    @GetMapping("/search")
    String search(@ModelAttribute Question question, Model model, Locale locale) {
        List<Account> all = accounts.all();
        model.addAttribute("question", question);
        model.addAttribute("accounts", all);
        model.addAttribute("authorities", all.stream().map(Account::authority).distinct().toList());
        model.addAttribute("asked", question.asksAnything());
        if (question.asksAnything()) {
            Search.Hits hits = search.find(question.query(null, question.kind(), SIZE));
            model.addAttribute("threads", threads.around(archive.items(hits.items()), question.wordsOrNone(), locale));
            model.addAttribute("paging", Paging.of(question, "/search", hits.total(), hits.items().size(), SIZE));
        }
        return "search";
    }
}
