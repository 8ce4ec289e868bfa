package se.bevara.users;

import java.util.TreeSet;
import java.util.Set;

/**
 * A role that somebody has.
 *
 * @param authorities the authorities (myndigheter) it is limited to, as the register of accounts writes them; none for all
 */
public record Mandate(Role role, Set<String> authorities) {

    public Mandate {
        authorities = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(authorities));
        if (role == Role.ADMINISTRATOR && !authorities.isEmpty()) {
            throw new UserRefused(UserRefused.Why.ADMINISTRATOR_IS_EVERYWHERE);
        }
    }

    public static Mandate everywhere(Role role) {
        return new Mandate(role, Set.of());
    }

    boolean covers(String authority) {
        return authorities.isEmpty() || authorities.contains(authority);
    }
}
