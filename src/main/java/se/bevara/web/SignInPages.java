package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import se.bevara.users.SetUp;
import se.bevara.users.SignIn;
import se.bevara.users.UserRefused;
import se.bevara.users.Users;
import se.bevara.users.UsersSettings;

/** What those see who have not signed in: signing in, choosing a password with a code, and whether the archive is well. */
@Controller
class SignInPages {

    private final SetUp setUp;
    private final Users users;
    private final SignIn signIn;
    private final UsersSettings settings;
    private final ObjectProvider<DirectorySignIn> directory;

    SignInPages(SetUp setUp, Users users, SignIn signIn, UsersSettings settings, ObjectProvider<DirectorySignIn> directory) {
        this.setUp = setUp;
        this.users = users;
        this.signIn = signIn;
        this.settings = settings;
        this.directory = directory;
    }

    /** What is sent to choose a password. */
    record Chosen(String code, String login, String name, String password, String again) {

        /** A form of somebody else's making may leave anything out. */
        Chosen {
            code = Objects.requireNonNullElse(code, "");
            login = Objects.requireNonNullElse(login, "");
            name = Objects.requireNonNullElse(name, "");
            password = Objects.requireNonNullElse(password, "");
            again = Objects.requireNonNullElse(again, "");
        }
    }

    @Open
    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model, @RequestParam(defaultValue = "0") int wait) {
        if (Sessions.user(request) != null) {
            return "redirect:/";
        }
        var one = directory.getIfAvailable();
        if (setUp.open() && one == null) {
            return "redirect:/setup";
        }
        for (String told : new String[]{"failed", "out", "norole", "directory", "chosen"}) {
            model.addAttribute(told, request.getParameter(told) != null);
        }
        model.addAttribute("wait", wait);
        model.addAttribute("contact", settings.contact());
        model.addAttribute("directories", one == null ? Map.of() : one.links());
        return "sign-in";
    }

    @Open
    @GetMapping("/setup")
    String setUp(@RequestParam(defaultValue = "") String login, Model model) {
        return form(new Chosen("", login, "", "", ""), model);
    }

    private String form(Chosen sent, Model model) {
        model.addAttribute("first", setUp.open());
        model.addAttribute("sent", sent);
        return "setup";
    }

    @Open
    @PostMapping("/setup")
    String choose(Chosen sent, HttpServletRequest request, Model model) {
        Duration wait = signIn.code(request.getRemoteAddr());
        if (!wait.isZero()) {
            model.addAttribute("wait", wait.plusMillis(999).toSeconds());
            return form(sent, model);
        }
        try {
            if (!sent.password.equals(sent.again)) {
                throw new UserRefused(UserRefused.Why.NOT_REPEATED);
            }
            if (setUp.open()) {
                setUp.administrator(sent.code, sent.login, sent.name, sent.password);
            } else {
                users.accept(sent.login, sent.code, sent.password);
            }
        } catch (UserRefused e) {
            model.addAttribute("refused", e.key());
            return form(sent, model);
        }
        return "redirect:/sign-in?chosen";
    }

    /** For whoever watches over the machine: the pages answer, and so does the catalogue. */
    @Open
    @GetMapping(value = "/health", produces = "text/plain")
    @ResponseBody
    String health() {
        users.inUse();
        return "ok\n";
    }
}
