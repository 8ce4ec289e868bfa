package se.bevara.imports;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.bevara.accounts.Account;

/**
 * Whose an export is, in the words it uses. Empty when it does not say.
 *
 * @param names that are one account's alone on the platform: handles, addresses, numbers
 * @param alike further names that others may have too, such as a handle without its server
 * @param decisive whether an account that goes by none of them is another's: not where they are numbers, which the register need not have
 */
record Owner(Set<String> names, Set<String> alike, boolean decisive) {

    static final Owner UNTOLD = new Owner(Set.of(), Set.of(), false);

    private static final Pattern SCHEME = Pattern.compile("^https?://(www\\.)?");

    Owner {
        names = plain(names);
        alike = plain(alike);
    }

    static Owner of(String... names) {
        return new Owner(new LinkedHashSet<>(List.of(names)), Set.of(), true);
    }

    static Owner numbered(String... names) {
        return new Owner(new LinkedHashSet<>(List.of(names)), Set.of(), false);
    }

    Owner alike(String... others) {
        return new Owner(names, Set.of(others), decisive);
    }

    boolean told() {
        return !names.isEmpty();
    }

    /** Whether a registered account goes by one of the names: its handle, its address, the last part of its address. */
    boolean is(Account account) {
        return called(account).anyMatch(names::contains);
    }

    /** Whether it is told, and cannot be this account. */
    boolean isAnother(Account account) {
        return told() && decisive && !is(account) && called(account).noneMatch(alike::contains);
    }

    private static Stream<String> called(Account account) {
        URI address = account.address();
        String whole = plain(address.toString());
        String handle = plain(account.handle());
        String host = Objects.requireNonNullElse(address.getHost(), "");
        return Stream.of(handle, whole, plain(whole.substring(whole.lastIndexOf('/') + 1)), handle + "@" + host, host);
    }

    private static Set<String> plain(Set<String> names) {
        return names.stream().map(Owner::plain).filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String plain(String name) {
        String bare = SCHEME.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return bare.replaceFirst("/+$", "").replaceFirst("^@", "");
    }
}
