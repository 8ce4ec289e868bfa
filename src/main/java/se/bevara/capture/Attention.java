package se.bevara.capture;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** Captured accounts of a platform by the id that it knows them by, as far as their visits have told it. */
    public SortedMap<String, String> remotes(String platform) {
        var remotes = new TreeMap<String, String>();
        accounts.captured().stream().filter(account -> of(platform, account))
                .forEach(account -> listings.remote(account.id()).ifPresent(remote -> remotes.put(remote, account.id())));
        return remotes;
    }

    private static boolean of(String platform, Account account) {
        return account.platform().equals(platform) && account.state().captured();
    }

    /** The account is looked at as soon as its platform's call budget has room, until a visit has begun after this time. */
    public void want(String account, Instant until) {
        listings.wanted(account, until);
    }
}
