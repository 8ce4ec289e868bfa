package se.bevara.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.users.Mandate;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.Role;
import se.bevara.users.User;
import se.bevara.users.UserRefused;
import se.bevara.users.Users;

/** The users: who may sign in and what each may do. For administrators. */
@Controller
@Needs(value = Right.USERS, everywhere = true)
class UserPages {

    private static final String ONE = "/users/{user:[0-9]{1,18}}";

    private final Users users;
    private final Accounts accounts;

    UserPages(Users users, Accounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    /** What the form says of somebody. @param roles by role the authorities that it is limited to */
    record Form(String login, String name, List<Mandate> mandates, String duties) {

        static Form of(MultiValueMap<String, String> sent) {
            var mandates = new ArrayList<Mandate>();
            for (Role role : Role.values()) {
                if (sent.getOrDefault("role", List.of()).contains(role.name())) {
                    mandates.add(new Mandate(role, new HashSet<>(sent.getOrDefault("at-" + role.name(), List.of()))));
                }
            }
            return new Form(first(sent, "login"), first(sent, "name"), mandates, first(sent, "duties"));
        }

        private static String first(MultiValueMap<String, String> sent, String name) {
            String value = sent.getFirst(name);
            return value == null ? "" : value;
        }

        static Form of(User user) {
            return new Form(user.login(), user.name(), user.mandates(), String.join(", ", user.duties()));
        }

        Set<String> dutyNames() {
            return new HashSet<>(Arrays.asList(duties.split(",")));
        }

        public boolean has(Role role) {
            return mandates.stream().anyMatch(mandate -> mandate.role() == role);
        }

        public boolean has(Role role, String authority) {
            return mandates.stream().anyMatch(mandate -> mandate.role() == role && mandate.authorities().contains(authority));
        }
    }

    @GetMapping("/users")
    String all(Model model) {
        var all = users.all();
        model.addAttribute("users", all.stream().filter(user -> user.state() != User.State.REMOVED).toList());
        model.addAttribute("removed", all.stream().filter(user -> user.state() == User.State.REMOVED).toList());
        return form(new Form("", "", List.of(), ""), model, "users");
    }

    @PostMapping("/users")
    String invite(@RequestParam MultiValueMap<String, String> sent, User who, Model model) {
        try {
            Form form = Form.of(sent);
            return told(users.invite(form.login, form.name, form.mandates, form.dutyNames(), who.login()), model);
        } catch (UserRefused e) {
            all(model);
            return refused(e, sent, model, "users");
        }
    }

    @GetMapping(ONE)
    String one(@PathVariable("user") long id, Model model) {
        User user = users.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("user", user);
        return form(Form.of(user), model, "user");
    }

    @PostMapping(ONE)
    String change(@PathVariable("user") long id, @RequestParam MultiValueMap<String, String> sent, User who, Model model) {
        try {
            Form form = Form.of(sent);
            users.change(id, form.name, form.mandates, form.dutyNames(), who.login());
            return "redirect:/users";
        } catch (UserRefused e) {
            one(id, model);
            return refused(e, sent, model, "user");
        }
    }

    /** Locks, unlocks, removes, or takes the password away and gives a code. */
    @PostMapping(ONE + "/{name:lock|unlock|remove|reset}")
    String act(@PathVariable("user") long id, @PathVariable String name, User who, Model model) {
        try {
            switch (name) {
                case "lock" -> users.lock(id, who.login());
                case "unlock" -> users.unlock(id, who.login());
                case "remove" -> users.remove(id, who.login());
                default -> {
                    return told(users.reset(id, who.login()), model);
                }
            }
            return "redirect:/users";
        } catch (UserRefused e) {
            model.addAttribute("refused", e.key());
            return one(id, model);
        }
    }

    private static String told(Users.Invited invited, Model model) {
        model.addAttribute("invited", invited.user());
        model.addAttribute("code", invited.code());
        return "user-code";
    }

    private String refused(UserRefused why, MultiValueMap<String, String> sent, Model model, String page) {
        model.addAttribute("refused", why.key());
        return form(new Form(Form.first(sent, "login"), Form.first(sent, "name"), List.of(), Form.first(sent, "duties")), model,
                page);
    }

    private String form(Form form, Model model, String page) {
        model.addAttribute("form", form);
        model.addAttribute("roles", Role.values());
        model.addAttribute("authorities", accounts.all().stream().map(Account::authority).distinct().toList());
        return page;
    }
}
