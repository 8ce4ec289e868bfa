package se.bevara.moderation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;

/**
 * Tells whoever captures the items of cases that were begun from an address alone. A case that was withdrawn forbids nothing. A case that is
 * begun while an account is captured is seen within a second.
 */
@Component
final class ForbiddenAddresses implements NotCaptured {

    private static final long SECOND = 1_000_000_000;

    private final CaseTable table;
    private final Steps steps;
    private final LongSupplier nanoseconds;

    @Autowired
    ForbiddenAddresses(CaseTable table, Steps steps) {
        this(table, steps, System::nanoTime);
    }

    ForbiddenAddresses(CaseTable table, Steps steps, LongSupplier nanoseconds) {
        this.table = table;
        this.steps = steps;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public Function<Content, Optional<String>> of(Account account) {
        return new Visited(account.id())::by;
    }

    /** What a visit of an account asks, item by item. */
    private final class Visited {

        private final String account;
        private Map<String, Address> addresses;
        private long read;

        Visited(String account) {
            this.account = account;
            this.read = nanoseconds.getAsLong();
            this.addresses = addresses(account);
        }

        synchronized Optional<String> by(Content content) {
            long now = nanoseconds.getAsLong();
            if (now - read >= SECOND) {
                addresses = addresses(account);
                read = now;
            }
            return addresses.entrySet().stream().filter(each -> each.getValue().leadsTo(content)).map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    private Map<String, Address> addresses(String account) {
        var addresses = new LinkedHashMap<String, Address>();
        table.about(0).stream().filter(one -> one.account().equals(account) && one.state() != CaseState.WITHDRAWN)
                .forEach(one -> address(one.id()).ifPresent(address -> addresses.put(one.id(), address)));
        return addresses;
    }

    private Optional<Address> address(String id) {
        return steps.done(id).stream().flatMap(done -> Optional.ofNullable(done.words().get(Opening.ADDRESS)).stream())
                .findFirst().map(String::valueOf).map(Address::read);
    }
}
