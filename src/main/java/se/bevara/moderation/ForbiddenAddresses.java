package se.bevara.moderation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;

/** Tells whoever captures the items of cases that were begun from an address alone. A case that was withdrawn forbids nothing. */
@Component
final class ForbiddenAddresses implements NotCaptured {

    private final CaseTable table;
    private final Steps steps;

    ForbiddenAddresses(CaseTable table, Steps steps) {
        this.table = table;
        this.steps = steps;
    }

    @Override
    public Function<Content, Optional<String>> of(Account account) {
        var addresses = new LinkedHashMap<String, Address>();
        table.about(0).stream().filter(one -> one.account().equals(account.id()) && one.state() != CaseState.WITHDRAWN)
                .forEach(one -> address(one.id()).ifPresent(address -> addresses.put(one.id(), address)));
        return content -> addresses.entrySet().stream().filter(each -> each.getValue().leadsTo(content)).map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<Address> address(String id) {
        return steps.done(id).stream().flatMap(done -> Optional.ofNullable(done.words().get(Opening.ADDRESS)).stream())
                .findFirst().map(String::valueOf).map(Address::read);
    }
}
