package se.bevara.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.archive.Archive;
import se.bevara.disclosure.Overview;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.moderation.CaseItems;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Search. */
@RestController
@Needs(Right.READ)
class SearchApi {

    private final Archive archive;
    private final Search search;
    private final CaseItems cases;
    private final ReadVersions reading;
    private final Reach reach;

    SearchApi(Archive archive, Search search, CaseItems cases, ReadVersions reading, Reach reach) {
        this.archive = archive;
        this.search = search;
        this.cases = cases;
        this.reading = reading;
        this.reach = reach;
    }

    /** A part that is misspelt would be left out, and more be found than was asked for. */
    private static void known(String name) {
        if (!name.equals("lang")
                && Arrays.stream(SearchQuestion.class.getRecordComponents()).noneMatch(part -> part.getName().equals(name))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "api.problem.unknown");
        }
    }

    @Says("Finds items. All that is asked must hold; a question that asks for nothing finds all that the key's user may read.")
    @GetMapping("/api/v1/search")
    Found search(@ModelAttribute SearchQuestion question, User who, HttpServletRequest request) {
        request.getParameterNames().asIterator().forEachRemaining(SearchApi::known);
        Query query = question.query(cases, reach.limits(who).orElse(null));
        Search.Hits hits = search.find(query);
        var items = archive.items(hits.items()).stream().map(item -> Found.Hit.of(item, reading.newest(item))).toList();
        Overview all = question.counts() ? search.overview(query) : null;
        return new Found(all == null ? search.count(query) : all.total(), hits.passed(), items,
                hits.next() == null ? null : hits.next().toString(), hits.previous() == null ? null : hits.previous().toString(),
                all == null ? null : Found.Facets.of(all));
    }
}
