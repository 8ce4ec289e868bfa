package se.bevara.retention;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import se.bevara.accounts.Account;

/** What verdicts rest on that nobody tells of when it changes: what the register says of the accounts, a setting, and how we judge. */
final class Basis {

    /** To be raised when the same facts would be judged otherwise, or other facts derived. */
    private static final int JUDGING = 1;

    private Basis() {
    }

    static String of(List<Account> accounts, boolean examples) {
        String all = accounts.stream().map(account -> String.join("\t", account.id(), account.authority(), account.platform(),
                account.kind().name(), String.valueOf(account.opened()), String.valueOf(account.closed())))
                .sorted().collect(Collectors.joining("\n", JUDGING + "\t" + examples + "\n", ""));
        return DecisionReader.sha256(all.getBytes(StandardCharsets.UTF_8));
    }
}
