package se.bevara.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.disclosure.Further;
import se.bevara.disclosure.HitsCsv;
import se.bevara.disclosure.Overview;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.SavedSearches;
import se.bevara.disclosure.Search;
import se.bevara.moderation.CaseItems;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Where an archivist finds any record. */
@Controller
@Needs(Right.READ)
class SearchPage {

    private static final int SIZE = 20;

    private final Archive archive;
    private final Search search;
    private final Threads threads;
    private final HitsCsv csv;
    private final SavedSearches saved;
    private final SearchForm.Elsewhere elsewhere;
    private final Reach reach;

    SearchPage(Archive archive, Search search, Threads threads, HitsCsv csv, SavedSearches saved,
            CaseItems cases, Reach reach) {
        this.reach = reach;
        this.archive = archive;
        this.search = search;
        this.threads = threads;
        this.csv = csv;
        this.saved = saved;
        this.elsewhere = new SearchForm.Elsewhere() {
            @Override
            public Set<Long> removed() {
                return cases.removed();
            }

            @Override
            public Set<Long> numbered(String number) {
                return cases.numbered(number);
            }
        };
    }

    @GetMapping("/search")
    String search(@ModelAttribute("question") SearchForm form, User who, Model model, Locale locale) {
        List<Account> all = reach.accounts(who, Right.READ);
        model.addAttribute("accounts", all);
        model.addAttribute("authorities", all.stream().map(Account::authority).distinct().toList());
        model.addAttribute("platforms", all.stream().map(Account::platform).distinct().sorted().toList());
        model.addAttribute("conditions", SearchForm.conditions());
        model.addAttribute("asked", form.asksAnything());
        model.addAttribute("saved", saved.of(who.login()));
        model.addAttribute("mayHold", who.everywhere(Right.HOLD));
        if (form.asksAnything()) {
            found(form, query(form, who), model, locale);
        }
        return "search";
    }

    private void found(SearchForm form, Query query, Model model, Locale locale) {
        Search.Hits hits = search.find(query);
        Overview overview = search.overview(query);
        model.addAttribute("threads", threads.around(archive.items(hits.items()), form.wordsOrNone(), locale));
        model.addAttribute("paging",
                Paging.of(hits, overview.total(), at -> form.address("/search", Collections.singletonMap("at", at))));
        model.addAttribute("facets", Facet.of(form, overview, removed(form, query)));
        model.addAttribute("disposed", overview.disposed());
        model.addAttribute("disposedInAll", overview.disposedInAll());
        model.addAttribute("file", form.address("/search.csv", Collections.emptyMap()));
        model.addAttribute("saveAddress", form.address("/search/saved", Collections.emptyMap()));
        model.addAttribute("holdAddress", form.address("/search/hold", Collections.emptyMap()));
    }

    /** What is asked, within what the asker may read. */
    Query query(SearchForm form, User who) {
        return form.query(SIZE, elsewhere).within(reach.limits(who).orElse(null));
    }

    /** How many of the hits are such as we have removed. */
    private long removed(SearchForm form, Query query) {
        Set<Long> removed = elsewhere.removed();
        if (removed.isEmpty() || form.state() == SearchForm.Condition.REMOVED) {
            return removed.isEmpty() ? 0 : search.count(query);
        }
        Further now = query.further();
        Set<Long> only = now.only() == null
                ? removed
                : now.only().stream().filter(removed::contains).collect(java.util.stream.Collectors.toSet());
        return search.count(query.further(
                new Further(now.platform(), now.capturedFrom(), now.capturedTo(), now.edited(), now.media(), only)));
    }

    /** All hits, streamed. A question that asks for nothing gives everything: the archive is the asker's. */
    @GetMapping("/search.csv")
    void file(@ModelAttribute("question") SearchForm form, User who, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("traffar.csv").build().toString());
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            csv.write(query(form, who), out);
        }
    }
}
