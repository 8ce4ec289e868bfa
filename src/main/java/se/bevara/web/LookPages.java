package se.bevara.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.moderation.ModerationRefused;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** A restricted item's page, for those whom it is restricted to. Never by following a link: a form says why. */
@Controller
class LookPages {

    private final Archive archive;
    private final Looks looks;

    LookPages(Archive archive, Looks looks) {
        this.archive = archive;
        this.looks = looks;
    }

    @Needs(Right.LOOK)
    @PostMapping("/items/{item}/look")
    String look(@PathVariable("item") long id, @RequestParam String why, User who, Model model, Locale locale) {
        Item item = archive.item(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Content content;
        try {
            content = looks.look(item, who, why);
        } catch (ModerationRefused e) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, null, e);
        }
        model.addAttribute("item", item);
        model.addAttribute("author", Visible.line(content.authorName()));
        model.addAttribute("text", Visible.of(content.text()));
        model.addAttribute("at", Times.at(item.platformTime(), locale));
        return "look";
    }
}
