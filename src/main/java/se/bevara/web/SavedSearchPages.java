package se.bevara.web;

import java.util.Collections;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.disclosure.SavedSearches;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Keeping a search under a name, and taking it away. */
@Controller
@Needs(Right.READ)
class SavedSearchPages {

    private final SavedSearches saved;

    SavedSearchPages(SavedSearches saved) {
        this.saved = saved;
    }

    @PostMapping("/search/saved")
    String save(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "false") boolean shared,
            @ModelAttribute("question") SearchForm form, User who) {
        String address = form.address("/search", Collections.emptyMap());
        int question = address.indexOf('?');
        if (question < 0 || !form.asksAnything()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            saved.save(name, who.login(), shared, address.substring(question + 1));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
        return "redirect:" + address;
    }

    @PostMapping("/search/saved/delete")
    String delete(@RequestParam(defaultValue = "") String id, User who) {
        if (!saved.forget(id, who.login())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/search";
    }
}
