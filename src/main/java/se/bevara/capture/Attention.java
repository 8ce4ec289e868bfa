package se.bevara.capture;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

/** Calls attention to accounts between the nights. Nothing is believed of what was said: what is archived is what a look then fetches. */
@Component
public class Attention {

    private final Listings listings;
    private final Accounts accounts;

    Attention(Listings listings, Accounts accounts) {
        this.listings = listings;
        this.accounts = accounts;
    }

    /** The captured accounts that a platform knows by an id of its own, as their last visits told it: mostly one, or none. */
    public List<String> known(String platform, String remote) {
        return listings.known(remote).stream()
                .filter(id -> accounts.find(id).filter(account -> of(platform, account)).isPresent())
                .toList();
    }

    private static boolean of(String platform, Account account) {
        return account.platform().equals(platform) && account.state().captured();
    }

    /** The account is looked at as soon as its platform's call budget has room, until a visit has begun after this time. */
    public void want(String account, Instant until) {
        listings.wanted(account, until);
    }
}
