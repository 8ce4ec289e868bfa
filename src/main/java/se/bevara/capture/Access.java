package se.bevara.capture;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How an account's platform is reached.
 *
 * @param base address of the platform's API, without a trailing slash
 * @param secret reads the credential when it is needed; empty when none is configured. Never stored, never logged
 * @param budgetKey accounts with the same key share a platform's call budget
 */
public record Access(URI base, Supplier<Optional<String>> secret, String budgetKey) {

    @Override
    public String toString() {
        return "Access[" + base.getHost() + ", " + budgetKey + "]";
    }
}
