package se.bevara.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.capture.Crises;
import se.bevara.capture.Freezes;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.Role;
import se.bevara.users.User;

/** What the last night could not do, nights that are missing, and accounts in crisis mode. */
@Order(5)
@Component
class NightMatters implements Matters {

    /** A night ends on the morning after its date; so many days without one, and one is missing. */
    private static final int EXPECTED = 1;

    private final Nights nights;
    private final Freezes freezes;
    private final Crises crises;
    private final Reach reach;

    NightMatters(Nights nights, Freezes freezes, Crises crises, Reach reach) {
        this.nights = nights;
        this.freezes = freezes;
        this.crises = crises;
        this.reach = reach;
    }

    @Override
    public List<Matter> of(Today today) {
        var matters = new ArrayList<Matter>();
        User who = today.who();
        if (!who.may(Right.OPERATE) && !who.has(Role.AUDITOR)) {
            return matters;
        }
        var within = reach.within(who);
        var frozen = freezes.all().stream().filter(one -> reach.reaches(who, Right.OPERATE, one.account())).toList();
        if (!frozen.isEmpty()) {
            matters.add(Matter.urgent("frozen", frozen.size(), frozen.getFirst().account(),
                    "/accounts/" + frozen.getFirst().account()));
        }
        var inCrisis = crises.all().stream().filter(one -> reach.reaches(who, Right.OPERATE, one.account())).toList();
        if (!inCrisis.isEmpty()) {
            matters.add(crisis(inCrisis, today));
        }
        nights.receipts(1).forEach(receipt -> night(matters, receipt, within, today));
        return matters;
    }

    /** Told by the one that ends first. */
    private static Matter crisis(List<Crises.Crisis> some, Today today) {
        var first = some.stream().min(Comparator.comparing(Crises.Crisis::ends)).orElseThrow();
        return Matter.of("crisis", some.size(), today.shown(first.ends()), "/accounts/" + first.account());
    }

    private static void night(List<Matter> matters, NightReceipt receipt, Predicate<String> within, Today today) {
        String page = "/nights/" + receipt.night();
        String night = today.shown(receipt.night());
        if (receipt.night().plusDays(EXPECTED).isBefore(today.day())) {
            matters.add(Matter.urgent("noNight", 1, night, "/nights"));
        }
        var accounts = receipt.accounts().stream().filter(account -> within.test(account.account())).toList();
        long lapsed = accounts.stream().filter(NightMatters::lapsed).count();
        if (lapsed > 0) {
            matters.add(Matter.urgent("credentials", lapsed, night, page));
        }
        long failed = accounts.stream()
                .filter(account -> account.outcome() == Outcome.FAILED || account.outcome() == Outcome.PARTIAL)
                .filter(account -> !lapsed(account)).count();
        if (failed > 0) {
            matters.add(Matter.of("failed", failed, night, page));
        }
        if (!receipt.fixity().differences().isEmpty()) {
            matters.add(Matter.urgent("differences", receipt.fixity().differences().size(), night, page));
        }
    }

    private static boolean lapsed(AccountReceipt account) {
        return account.gaps().stream().anyMatch(gap -> gap.failure().ofCredential());
    }
}
