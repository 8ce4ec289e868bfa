package se.bevara.api;

import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The nights' receipts. */
@RestController
@Needs(Right.READ)
class NightsApi {

    static final String PATH = "/api/v1/nights";

    private static final int MOST = 400;

    private final Nights nights;
    private final Reach reach;

    NightsApi(Nights nights, Reach reach) {
        this.nights = nights;
        this.reach = reach;
    }

    @Says("The newest 400 receipts, in short, newest first.")
    @GetMapping(PATH)
    Night.Nights all(User who) {
        return new Night.Nights(nights.receipts(MOST).stream().map(receipt -> Night.Brief.of(within(receipt, who))).toList());
    }

    @Says("A night's receipt.")
    @GetMapping(PATH + "/{night:\\d{4}-\\d{2}-\\d{2}}")
    Night one(
            @Says("The night's civil date in Sweden.") @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate night,
            User who) {
        return nights.receipt(night).map(receipt -> Night.of(within(receipt, who))).orElseThrow(ItemsApi::notFound);
    }

    private NightReceipt within(NightReceipt receipt, User who) {
        return reach.limits(who).map(receipt::within).orElse(receipt);
    }
}
