package se.bevara.accounts;

import java.util.List;
import java.util.Map;
import se.bevara.fuzz.Reading;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;

/** What reads register files. */
public final class AccountTargets implements Targets {

    @Override
    public Map<String, Target> named() {
        return Map.of("register", Reading.files(AccountTargets::accounts, "src/test/resources/se/bevara/accounts/good", ".csv"));
    }

    /** What is read is good enough to be written and read again. */
    private static int accounts(byte[] file) {
        List<Account> read = new RegisterReader(List.of()).read(file).added();
        if (!read.isEmpty()) {
            RegisterImport again = new RegisterReader(List.of()).read(RegisterCsv.of(read));
            if (!again.errors().isEmpty() || !again.added().equals(read)) {
                throw new AssertionError("written and read again it is another register");
            }
        }
        return read.size();
    }
}
