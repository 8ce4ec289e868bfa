package se.bevara.disposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import se.bevara.archive.FailureText;
import se.bevara.scheduling.NightWork;

/**
 * Disposes each night: what a restored backup has brought back; lists that were cut short; what is due under standing approvals; lists that
 * two people have approved. A list that fails is told and stops no other.
 */
@Component
class DisposingNight implements NightWork, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DisposingNight.class);
    private final Disposals disposals;

    DisposingNight(Disposals disposals) {
        this.disposals = disposals;
    }

    /** What a restored backup has brought back is not shown until the night: it goes when the application opens. */
    @Override
    public void afterSingletonsInstantiated() {
        replay().forEach(LOG::warn);
    }

    private List<String> replay() {
        try {
            return disposals.replay();
        } catch (RuntimeException e) {
            LOG.error("what the ledger says was disposed could not be held against the archive; the next night tries again: {}",
                    FailureText.of(e));
            return List.of("LARM: det som liggaren anger som gallrat kunde inte jämföras med arkivet, loggen säger mer");
        }
    }

    @Override
    public String step() {
        return "dispose";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<String> run(LocalDate night, String runId) {
        var lines = new ArrayList<>(replay());
        disposals.prepareStanding();
        var ready = disposals.ready().stream().map(DisposalList::id).toList();
        var alarms = new ArrayList<String>();
        disposals.execute(ready, (id, e) -> alarms.add(cutShort(id, e))).forEach(done -> lines.add(told(done)));
        lines.addAll(alarms);
        disposals.waiting().forEach(list -> waiting(list, lines));
        return lines;
    }

    private static String told(DisposalList done) {
        return done.state() == ListState.EXECUTED
                ? "Gallringsprotokoll " + done.id() + ": " + Counted.items(done.erased()) + " gallrad"
                        + (done.erased() == 1 ? "" : "e") + " enligt " + done.reference()
                        + (done.leftOut() > 0
                                ? ", " + done.leftOut() + (done.leftOut() == 1 ? " undantagen" : " undantagna")
                                : "")
                : "LARM: gallringslista " + done.id()
                        + ": kontrollen att handlingarna är borta är underkänd, loggen säger mer";
    }

    private static String cutShort(String id, RuntimeException e) {
        LOG.error("disposal {} was cut short; it goes on the next night: {}", id, FailureText.of(e));
        return "LARM: gallringslista " + id + ": verkställandet avbröts och fortsätter nästa natt, loggen säger mer";
    }

    private void waiting(DisposalList list, List<String> lines) {
        switch (list.state()) {
            case PREPARED ->
                lines.add("Gallringslista " + list.id() + ": " + Counted.items(list.items()) + " väntar på godkännande, "
                        + list.approvals().size() + " av 2");
            case APPROVED -> lines.add("Gallringslista " + list.id() + ": " + Counted.items(list.items())
                    + (list.items() == 1 ? " är godkänd" : " är godkända") + " och gallras tidigast "
                    + disposals.mayBeExecutedFrom(list));
            case EXECUTING, CHECK_FAILED, EXECUTED, WITHDRAWN -> {
                // told above, or over
            }
        }
    }
}
