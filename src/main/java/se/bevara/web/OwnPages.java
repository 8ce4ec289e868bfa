package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.SignIn;
import se.bevara.users.SignIn.Attempt;
import se.bevara.users.User;
import se.bevara.users.UserRefused;
import se.bevara.users.UserRefused.Why;
import se.bevara.users.Users;

/** What somebody may do here, and their password. */
@Controller
@Needs(Right.READ)
class OwnPages {

    private final Users users;
    private final SignIn signIn;

    OwnPages(Users users, SignIn signIn) {
        this.users = users;
        this.signIn = signIn;
    }

    @GetMapping("/me")
    String me() {
        return "me";
    }

    /** Ends all sessions of the user, this one too. */
    @PostMapping("/me/password")
    String password(@RequestParam String old, @RequestParam String password, @RequestParam String again, User who,
            HttpServletRequest request, Model model) {
        try {
            if (!password.equals(again)) {
                throw new UserRefused(Why.NOT_REPEATED);
            }
            if (!(signIn.attempt(who.login(), old, request.getRemoteAddr()) instanceof Attempt.Known)) {
                throw new UserRefused(Why.WRONG_PASSWORD);
            }
            users.password(who.id(), old, password);
        } catch (UserRefused e) {
            model.addAttribute("refused", e.key());
            return "me";
        }
        return "redirect:/sign-in?chosen";
    }
}
