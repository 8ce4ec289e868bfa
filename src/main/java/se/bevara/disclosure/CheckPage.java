package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page of a package that says how to check it without this program, in Swedish and English. */
final class CheckPage {

    private static final String FILE = "kontrollera.html";

    private CheckPage() {
    }

    static String of(Disclosed all) {
        try (var in = Objects.requireNonNull(CheckPage.class.getResourceAsStream(FILE), FILE)) {
            String body = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{id}", DisclosedHtml.escaped(all.id()));
            return DisclosedHtml.page("Kontrollera utlämnandet " + all.id(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
