package se.bevara.disposal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.retention.Approval;

/** Who may approve and withdraw a list, and when it may be executed. */
final class Approving {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int NEEDED = 2;

    private final TransactionTemplate transaction;
    private final ListTable lists;
    private final Recording recording;
    private final DisposalSettings settings;
    private final Clock clock;

    Approving(TransactionTemplate transaction, ListTable lists, Recording recording, DisposalSettings settings, Clock clock) {
        this.transaction = transaction;
        this.lists = lists;
        this.recording = recording;
        this.settings = settings;
        this.clock = clock;
    }

    DisposalList approve(String id, String name) {
        String person = Approved.name(name);
        return Objects.requireNonNull(transaction.execute(status -> {
            var list = lists.locked(id);
            refuse(list, person);
            var approved = new Approved(person, clock.instant().truncatedTo(ChronoUnit.MICROS));
            lists.approve(id, person, approved.at());
            if (list.approvals().size() + 1 == NEEDED) {
                lists.move(list, ListState.APPROVED);
            }
            recording.approved(list, approved);
            return lists.find(id).orElseThrow();
        }));
    }

    private static void refuse(DisposalList list, String person) {
        if (list.state() != ListState.PREPARED) {
            throw new DisposalRefused("gallringslista " + list.id() + ": väntade en som är upprättad och inte godkänd, den är "
                    + list.state().swedish());
        }
        if (same(person, list.author())) {
            throw new DisposalRefused("gallringslista " + list.id() + ": den som har upprättat listan får inte godkänna den; "
                    + list.author() + " har upprättat den");
        }
        list.approvals().stream().filter(one -> same(person, one.person())).findFirst().ifPresent(one -> {
            throw new DisposalRefused("gallringslista " + list.id() + ": två olika personer ska godkänna den; " + one.person()
                    + " har redan godkänt den");
        });
    }

    private static boolean same(String one, String other) {
        return Approved.compared(one).equals(Approved.compared(other));
    }

    DisposalList withdraw(String id, String name) {
        String person = Approved.name(name);
        return Objects.requireNonNull(transaction.execute(status -> {
            var list = lists.locked(id);
            lists.move(list, ListState.WITHDRAWN);
            recording.withdrawn(list, person);
            return lists.find(id).orElseThrow();
        }));
    }

    /** The first day on which an approved list may be executed. */
    LocalDate from(DisposalList list) {
        Instant last = list.approvals().isEmpty() ? list.made() : list.approvals().getLast().at();
        var day = LocalDate.ofInstant(last, SWEDEN);
        return list.approval() == Approval.STANDING ? day : day.plus(settings.coolingOff());
    }

    /** @throws DisposalRefused when it may not be executed today */
    void mayBeExecuted(DisposalList list, LocalDate today) {
        if (list.state() != ListState.APPROVED) {
            throw new DisposalRefused(
                    "gallringslista " + list.id() + ": väntade en som är godkänd, den är " + list.state().swedish());
        }
        long people = list.approvals().stream().map(one -> Approved.compared(one.person()))
                .filter(name -> !name.equals(Approved.compared(list.author()))).distinct().count();
        if (list.approval() == Approval.TWO_PERSONS && people < NEEDED) {
            throw new DisposalRefused("gallringslista " + list.id() + ": väntade " + NEEDED + " godkännanden, fann " + people);
        }
        if (today.isBefore(from(list))) {
            throw new DisposalRefused("gallringslista " + list.id() + ": den är godkänd men får verkställas först " + from(list)
                    + " (bevara.disposal.cooling-off)");
        }
    }
}
