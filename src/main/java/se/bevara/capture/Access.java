package se.bevara.capture;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How an account's platform is reached.
 *
 * @param base address of the platform's API, without a trailing slash
 * @param secret reads the credential when it is needed; empty when none is configured. Never stored, never logged
 * @param budgetKey accounts with the same key share a platform's call budget
 * @param settings what else is configured for the account or its platform, by name
 * @param dailyCalls how many calls a day that budget is, where no answer tells what is left of it
 */
public record Access(URI base, Supplier<Optional<String>> secret, String budgetKey, Function<String, Optional<String>> settings,
        int dailyCalls) {

    /** Where the platform itself tells what is left. */
    public Access(URI base, Supplier<Optional<String>> secret, String budgetKey, Function<String, Optional<String>> settings) {
        this(base, secret, budgetKey, settings, Integer.MAX_VALUE);
    }

    /** One for which nothing else is configured. */
    public Access(URI base, Supplier<Optional<String>> secret, String budgetKey) {
        this(base, secret, budgetKey, name -> Optional.empty());
    }

    /** The same way with another credential. */
    Access with(Supplier<Optional<String>> other) {
        return new Access(base, other, budgetKey, settings, dailyCalls);
    }

    /** What a platform alone knows the meaning of. */
    public Optional<String> setting(String name) {
        return settings.apply(name);
    }

    @Override
    public String toString() {
        return "Access[" + base.getHost() + ", " + budgetKey + "]";
    }
}
