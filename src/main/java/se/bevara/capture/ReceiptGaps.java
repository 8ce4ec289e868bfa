package se.bevara.capture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.archive.CaptureGaps;

/** The gaps that the nights' receipts tell of. */
@Lazy
@Component
final class ReceiptGaps implements CaptureGaps {

    private final Receipts receipts;

    ReceiptGaps(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public List<Gap> between(String account, LocalDate from, LocalDate until) {
        var gaps = new ArrayList<Gap>();
        for (var receipt : receipts.between(from, until)) {
            receipt.accounts().stream().filter(one -> one.account().equals(account)).forEach(one -> {
                if (one.outcome() == NightReceipt.Outcome.FAILED) {
                    gaps.add(new Gap(receipt.night(), account, "inget kunde hämtas"));
                } else if (one.outcome() == NightReceipt.Outcome.FROZEN) {
                    gaps.add(new Gap(receipt.night(), account, "för mycket saknades på en gång, inget märktes"));
                }
                one.gaps().stream().map(gap -> gap.failure().swedish()).distinct()
                        .forEach(why -> gaps.add(new Gap(receipt.night(), account, "något kunde inte hämtas: " + why)));
            });
        }
        return gaps;
    }
}
