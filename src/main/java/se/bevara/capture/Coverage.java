package se.bevara.capture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Outcome;

/** When an account was looked at around a day, by the nights' receipts: what lies between two whole looks can only be guessed. */
@Component
public class Coverage {

    /** Nights that are looked back and ahead. */
    static final int DAYS = 31;

    private final Receipts receipts;

    Coverage(Receipts receipts) {
        this.receipts = receipts;
    }

    /**
     * The looks around the end of a day.
     *
     * @param before the newest night up to the day that captured the account whole; null where there is none within a month
     * @param after the first such night after the day
     * @param lacking nights between the two that did not capture it whole, oldest first
     */
    public record Around(@Nullable LocalDate before, @Nullable LocalDate after, List<Lacking> lacking) {

        /** Whether it was seen whole on the day itself and the day after: then hardly anything can have been missed. */
        public boolean close(LocalDate day) {
            return day.equals(before) && day.plusDays(1).equals(after);
        }
    }

    /** A night that did not capture an account whole. @param outcome null where there is no receipt, or none of the account */
    public record Lacking(LocalDate night, @Nullable Outcome outcome) {
    }

    public Around around(String account, LocalDate day, LocalDate today) {
        var lacking = new ArrayList<Lacking>();
        LocalDate before = null;
        for (int back = 0; back <= DAYS && before == null; back++) {
            LocalDate night = day.minusDays(back);
            before = whole(account, night, lacking) ? night : null;
        }
        if (before == null) {
            lacking.clear();
        }
        java.util.Collections.reverse(lacking);
        int known = lacking.size();
        LocalDate after = null;
        for (int ahead = 1; ahead <= DAYS && after == null && !day.plusDays(ahead).isAfter(today); ahead++) {
            LocalDate night = day.plusDays(ahead);
            after = whole(account, night, lacking) ? night : null;
        }
        return new Around(before, after, after == null ? lacking.subList(0, known) : lacking);
    }

    private boolean whole(String account, LocalDate night, List<Lacking> lacking) {
        Optional<Outcome> outcome = receipts.of(night).stream().flatMap(receipt -> receipt.accounts().stream())
                .filter(one -> one.account().equals(account)).map(AccountReceipt::outcome).findFirst();
        if (outcome.filter(how -> how == Outcome.COMPLETE).isPresent()) {
            return true;
        }
        lacking.add(new Lacking(night, outcome.orElse(null)));
        return false;
    }
}
