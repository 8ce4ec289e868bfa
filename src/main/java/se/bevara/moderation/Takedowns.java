package se.bevara.moderation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.Evidence;
import se.bevara.archive.Item;

/**
 * Takes the items of sealed cases from view through their platforms, each on a person's explicit word. The platform is looked at first, and
 * what has been edited since it was archived is archived before it goes. That somebody asked stands in the ledger before the call is made.
 */
@Component
public class Takedowns {

    private final TransactionTemplate transaction;
    private final CaseTable table;
    private final Steps steps;
    private final Moderation moderation;
    private final Archive archive;
    private final Accounts accounts;
    private final Evidence evidence;
    private final Closures closures;
    private final ObjectProvider<Takedown> ways;
    private final ObjectProvider<OnTheSpot> spots;

    Takedowns(PlatformTransactionManager transactions, CaseTable table, Steps steps, Moderation moderation, Archive archive,
            Accounts accounts, Evidence evidence, Closures closures, ObjectProvider<Takedown> ways,
            ObjectProvider<OnTheSpot> spots) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.moderation = moderation;
        this.archive = archive;
        this.accounts = accounts;
        this.evidence = evidence;
        this.closures = closures;
        this.ways = ways;
        this.spots = spots;
    }

    /** A case that can be carried out, and with what. */
    private record Ready(Case one, Item item, Account account, Takedown way) {
    }

    /** Why the item of a case cannot be taken from view through its platform, in Swedish; nothing when it can. Nobody is asked. */
    public Optional<String> hindrance(String id) {
        try {
            ready(id);
            return Optional.empty();
        } catch (ModerationRefused e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /**
     * Takes the item of a case from view, once its transfer record is sealed.
     *
     * @return the case, whose item is now said to be gone; a later look of the archive's own confirms it
     * @throws ModerationRefused with nothing done, or with what is to be done when the platform's answer never came
     */
    public Case take(String id, String by) {
        Texts.name("by", by);
        Ready ready = ready(id);
        var shown = look(ready);
        if (shown == Takedown.Shown.CHANGED) {
            shown = archived(ready);
        }
        boolean already = shown == Takedown.Shown.ABSENT
                || shown == Takedown.Shown.HIDDEN && ready.one().how() == Case.How.HIDDEN;
        return already ? already(ready, by) : asked(ready, by);
    }

    private Ready ready(String id) {
        Case one = moderation.find(id).orElseThrow(() -> new ModerationRefused("ärende: väntade ett som finns, fann " + id));
        if (one.uncopied() || one.item() == 0) {
            throw refused(one, "det som inte får kopieras tas bort enligt polisens besked, aldrig härifrån");
        }
        one.to(CaseState.SAID);
        Takedown way = ways.getIfAvailable();
        if (way == null) {
            throw refused(one, "inget kan tas bort genom plattformarna här");
        }
        Item item = archive.item(one.item()).filter(it -> !it.disposed())
                .orElseThrow(() -> refused(one, "väntade en handling som arkivet har, fann den gallrad"));
        Account account = accounts.find(one.account()).orElseThrow();
        if (closures.of(List.of(item.id())).get(item.id()) == Closures.Why.UNSEEN) {
            throw refused(one, "handlingen får inte ses, och tas bort enligt polisens besked, aldrig härifrån");
        }
        way.hindrance(account, item, one.how()).ifPresent(why -> {
            throw refused(one, why);
        });
        return new Ready(one, item, account, way);
    }

    private static ModerationRefused refused(Case one, String why) {
        return new ModerationRefused("ärende " + one.id() + ": " + why);
    }

    private static Takedown.Shown look(Ready ready) {
        try {
            return ready.way().look(ready.account(), ready.item());
        } catch (Takedown.Unanswered e) {
            throw refused(ready.one(),
                    "plattformen gick inte att läsa (" + e.getMessage() + "). Ingenting är gjort; pröva igen.");
        }
    }

    /** What was edited since it was archived would be lost with it: so it is captured first. */
    private Takedown.Shown archived(Ready ready) {
        String failed = Optional.ofNullable(spots.getIfAvailable()).flatMap(spot -> spot.capture(ready.account())).orElse("");
        var shown = look(ready);
        if (shown == Takedown.Shown.CHANGED) {
            throw refused(ready.one(), "handlingen är ändrad sedan den arkiverades och den nya lydelsen kunde inte hämtas"
                    + (failed.isEmpty() ? "" : ", " + failed) + ". Ingenting är gjort.");
        }
        return shown;
    }

    /** It is out of view already: ours where an earlier call's answer never came, otherwise anybody's. */
    private Case already(Ready ready, String by) {
        boolean unanswered = steps.of(ready.one().id()).stream().map(entry -> entry.act().kind())
                .filter(List.of(Steps.ASKED, Steps.REFUSED)::contains).reduce((first, last) -> last)
                .filter(Steps.ASKED::equals).isPresent();
        if (!unanswered) {
            throw refused(ready.one(), "plattformen visar den inte längre, och vem som tog bort den är inte känt. Var det ni: "
                    + "./bevara moderate removed " + ready.one().id()
                    + " --by ROLL. Var det någon annan: ./bevara moderate withdraw " + ready.one().id());
        }
        return moderation.removed(ready.one().id(), by);
    }

    private Case asked(Ready ready, String by) {
        String id = ready.one().id();
        Item newest = archive.item(ready.item().id()).orElseThrow();
        var proofs = evidence.reread(newest).stream().map(Evidence.Proof::commitment).toList();
        record(id, Steps.ASKED, by, Map.of("records", String.valueOf(proofs.size())), Map.of("commitments", proofs));
        Optional<String> refusal;
        try {
            refusal = ready.way().take(ready.account(), newest, ready.one().how());
        } catch (Takedown.Unanswered e) {
            throw refused(ready.one(), "borttagningen är begärd, men plattformens svar uteblev (" + e.getMessage()
                    + "). Ge kommandot igen: då ses först om den är borta.");
        }
        refusal.ifPresent(why -> {
            record(id, Steps.REFUSED, by, Map.of(), Map.of("because", why));
            throw refused(ready.one(), "plattformen tog inte bort den: " + why + ". Ta bort den för hand, eller pröva igen.");
        });
        return moderation.removed(id, by);
    }

    private void record(String id, String kind, String by, Map<String, String> details, Map<String, ?> words) {
        Objects.requireNonNull(transaction.execute(status -> {
            Case one = table.locked(id);
            one.to(CaseState.SAID);
            return steps.moved(one, kind, by, details, words);
        }));
    }
}
