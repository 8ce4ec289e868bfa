package se.bevara.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The register of accounts. */
@RestController
@Needs(Right.READ)
class AccountsApi {

    private static final String PATH = "/api/v1/accounts";

    private final Accounts accounts;
    private final Archive archive;
    private final Reach reach;

    AccountsApi(Accounts accounts, Archive archive, Reach reach) {
        this.accounts = accounts;
        this.archive = archive;
        this.reach = reach;
    }

    @Says("The registered accounts that the key's user may read.")
    @GetMapping(PATH)
    Registered.Register all(User who) {
        return new Registered.Register(reach.accounts(who, Right.READ).stream().map(this::registered).toList());
    }

    @Says("A registered account.")
    @GetMapping(PATH + "/{account:[a-z0-9][a-z0-9-]{0,79}}")
    Registered one(@Says("The account's id.") @PathVariable("account") String id) {
        return accounts.find(id).map(this::registered).orElseThrow(ItemsApi::notFound);
    }

    private Registered registered(Account account) {
        return Registered.of(account, archive.count(account));
    }
}
