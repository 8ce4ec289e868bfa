package se.bevara.users;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

/** Which accounts a user may reach: those of the authorities that their roles are limited to. */
@Component
public class Reach {

    private final Accounts accounts;

    Reach(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether a user may do something with an account; with one that is not registered only who may everywhere. */
    public boolean reaches(User user, Right right, String account) {
        return user.everywhere(right)
                || accounts.find(account).filter(found -> user.may(right, found.authority())).isPresent();
    }

    /** The registered accounts with which a user may do something, in the register's order. */
    public List<Account> accounts(User user, Right right) {
        return accounts.all().stream().filter(account -> user.may(right, account.authority())).toList();
    }

    /** Tells of an account, by id, whether a user may read it; asked of many, it looks the register up once. */
    public Predicate<String> within(User user) {
        return limits(user).<Predicate<String>>map(limits -> limits::contains).orElse(account -> true);
    }

    /** The ids of the accounts to which reading is limited; empty for a user who may read everything. */
    public Optional<Set<String>> limits(User user) {
        return limits(user, Right.READ);
    }

    /** The ids of the accounts to which a right is limited; empty for a user who has it everywhere. */
    public Optional<Set<String>> limits(User user, Right right) {
        return user.everywhere(right)
                ? Optional.empty()
                : Optional.of(accounts(user, right).stream().map(Account::id).collect(Collectors.toUnmodifiableSet()));
    }
}
