package se.bevara.users;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import se.bevara.users.UserRefused.Why;

/** Which passwords are good enough, and how they are hashed. */
@Component
class Passwords {

    static final int SHORTEST = 12;
    private static final int BCRYPT_BYTES = 72;
    private static final int FEWEST_LETTERS = 5;

    private final PasswordEncoder encoder;
    private final Set<String> common;

    /** Compared with where there is no user, so that it takes as long. */
    private final String nobody;

    Passwords(UsersSettings settings) {
        this.encoder = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(settings.strength())));
        this.common = common();
        this.nobody = String.valueOf(encoder.encode("nobody's password"));
    }

    private static Set<String> common() {
        try (var in = new BufferedReader(new InputStreamReader(
                new ClassPathResource("common-passwords.txt", Passwords.class).getInputStream(), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UserRefused for one that is too short, too long or too easily guessed */
    String hash(String password, String login, String name) {
        String even = even(password);
        if (even.codePointCount(0, even.length()) < SHORTEST) {
            throw new UserRefused(Why.TOO_SHORT);
        }
        if (even.getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES) {
            throw new UserRefused(Why.TOO_LONG);
        }
        String lower = even.toLowerCase(Locale.ROOT);
        if (isCommon(lower)) {
            throw new UserRefused(Why.COMMON);
        }
        if (Arrays.stream((login + " " + name).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .anyMatch(part -> part.length() > 3 && lower.contains(part))) {
            throw new UserRefused(Why.OWN_NAME);
        }
        return String.valueOf(encoder.encode(even));
    }

    /** Also with figures and signs around it, or written twice, a common word is one. */
    private boolean isCommon(String lower) {
        String bare = lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        String word = bare.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a').replace('5', 's')
                .replace('@', 'a').replace('$', 's').replaceAll("[^\\p{L}]", "");
        String once = word.substring(0, word.length() / 2);
        return lower.chars().distinct().count() < FEWEST_LETTERS || common.contains(lower) || common.contains(word)
                || common.contains(lower.replaceAll("[^\\p{L}]", "")) || word.equals(once + once) && common.contains(once);
    }

    /** @param hash null where there is no such user, or no password: it takes as long and is no match */
    boolean matches(String password, @Nullable String hash) {
        String even = even(password);
        boolean possible = even.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_BYTES;
        boolean equal = encoder.matches(possible ? even : "too long", hash == null ? nobody : hash);
        return equal && possible && hash != null;
    }

    /** Keyboards compose letters differently. */
    private static String even(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
