package se.bevara.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.accounts.StaleImport;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/**
 * Importing a register file: choose it, see what it would change, apply exactly that. Nothing is kept here in between; the preview
 * carries the file and a digest of what it showed, and where the register has changed since, a new preview is shown instead.
 */
@Controller
@Needs(value = Right.REGISTER, everywhere = true)
class RegisterImportPages {

    private final Accounts accounts;

    RegisterImportPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/register/import")
    String choose() {
        return "import";
    }

    @PostMapping("/register/import")
    String preview(@RequestParam MultipartFile file, Model model) throws IOException {
        if (file.isEmpty()) {
            model.addAttribute("noFile", true);
            return "import";
        }
        return show(file.getBytes(), false, model);
    }

    @PostMapping("/register/apply")
    String apply(@RequestParam String file, @RequestParam String seen, User who, Model model, RedirectAttributes told) {
        byte[] bytes = decoded(file);
        RegisterImport read = accounts.read(bytes);
        if (!digest(read).equals(seen)) {
            return show(bytes, true, model);
        }
        try {
            accounts.apply(read, who.login());
        } catch (StaleImport e) {
            return show(bytes, true, model);
        }
        told.addAttribute("added", read.added().size()).addAttribute("changed", read.changed().size());
        return "redirect:/accounts";
    }

    String show(byte[] file, boolean changedSince, Model model) {
        RegisterImport read = accounts.read(file);
        model.addAttribute("read", read);
        model.addAttribute("changedSince", changedSince);
        model.addAttribute("file", Base64.getEncoder().encodeToString(file));
        model.addAttribute("seen", digest(read));
        return "preview";
    }

    private static byte[] decoded(String file) {
        try {
            return Base64.getDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static String digest(RegisterImport read) {
        try {
            byte[] bytes = read.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
