package se.bevara.moderation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Closures;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;

/**
 * Begins cases from addresses that people paste. What an address leads to is looked for in the archive, newest first; what is not there yet
 * is captured on the spot, with the account it belongs to. For what must not be copied nothing is ever fetched.
 */
@Component
public class Pasted {

    private static final int PAGE = 500;

    private final Accounts accounts;
    private final Archive archive;
    private final Moderation moderation;
    private final Opening opening;
    private final ObjectProvider<OnTheSpot> spots;

    Pasted(Accounts accounts, Archive archive, Moderation moderation, Opening opening, ObjectProvider<OnTheSpot> spots) {
        this.accounts = accounts;
        this.archive = archive;
        this.moderation = moderation;
        this.opening = opening;
        this.spots = spots;
    }

    /**
     * @param account the id of the account it belongs to; empty where the address tells
     * @param address as it was pasted; told in no error, and recorded only of what must not be copied
     * @throws ModerationRefused when the address belongs to no registered account, or its item cannot be had
     */
    public Case begin(String account, String address, Case.How how, String code, String by, String note) {
        Texts.name("by", by);
        Address pasted = Address.pasted(address);
        ReasonCode reason = opening.reason(code);
        List<Account> possible = account.isBlank() ? belonging(pasted) : List.of(named(account));
        Optional<Long> archived = possible.stream().flatMap(one -> find(one, pasted).stream()).findFirst();
        if (archived.isPresent()) {
            return moderation.begin(archived.get(), how, code, by, note);
        }
        if (possible.size() > 1) {
            throw new ModerationRefused("adress: väntade en handling i arkivet eller ett enda konto, fann "
                    + String.join(", ", possible.stream().map(Account::id).toList()) + ". Ange vilket med --account KONTO.");
        }
        Account only = possible.getFirst();
        return reason.uncopied()
                ? moderation.beginUncopied(only.id(), address, code, by, note)
                : moderation.begin(captured(only, pasted), how, code, by, note);
    }

    private Account named(String id) {
        return accounts.find(id).orElseThrow(() -> new ModerationRefused(
                "konto: väntade ett i registret, fann " + id + ". ./bevara register list visar dem."));
    }

    /** The accounts on whose pages an address lies; failing that, those on the same host. */
    private List<Account> belonging(Address pasted) {
        List<Account> below = accounts.all().stream().filter(one -> on(one.address(), pasted)).toList();
        if (!below.isEmpty()) {
            return below;
        }
        List<Account> beside = accounts.all().stream().filter(one -> {
            Address page = Address.of(one.address());
            return page != null && page.host().equals(pasted.host());
        }).toList();
        if (beside.isEmpty()) {
            throw new ModerationRefused("adress: väntade en som hör till ett registrerat konto, fann en på " + pasted.host()
                    + ". Ange --account KONTO när kommentaren är skriven från en annan server, eller registrera kontot.");
        }
        return beside;
    }

    private static boolean on(URI account, Address pasted) {
        Address page = Address.of(account);
        return page != null && pasted.below(page);
    }

    private long captured(Account account, Address pasted) {
        String failed = Optional.ofNullable(spots.getIfAvailable())
                .map(spot -> spot.capture(account).orElse("allt som gick att fråga efter är hämtat"))
                .orElse("ingenting kan hämtas här");
        return find(account, pasted).orElseThrow(() -> new ModerationRefused("adress: väntade en handling på " + account.id()
                + ", fann ingen i arkivet och ingen när kontot hämtades nu: " + failed
                + ". Finns den i arkivet under en annan adress: ange handlingens nummer."));
    }

    private Optional<Long> find(Account account, Address pasted) {
        long before = Long.MAX_VALUE;
        List<Long> page;
        do {
            page = archive.outlines().newest(account.id(), before, PAGE);
            Optional<Long> found = archive.items(page).stream().filter(item -> leads(item, pasted)).map(Item::id).findFirst();
            if (found.isPresent()) {
                return found;
            }
            before = page.isEmpty() ? before : page.getLast();
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    /** A secret item is found too, and nothing told of it but its number. What must not be seen is not read, nor what is damaged. */
    private boolean leads(Item item, Address pasted) {
        try {
            return pasted.leadsTo(Closures.looking(item.id(), () -> archive.content(item, item.versions().size())));
        } catch (ItemClosed | ArchiveDamaged e) {
            return false;
        }
    }
}
