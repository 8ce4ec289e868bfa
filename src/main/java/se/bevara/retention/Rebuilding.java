package se.bevara.retention;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes decisions, facts, holds and removals anew from the acts in the folder, and then all verdicts. Ledger, register and archive come before. */
@Component
public class Rebuilding {

    private final TransactionTemplate transaction;
    private final Decisions decisions;
    private final Assessments assessments;
    private final Holds holds;
    private final Removals removals;
    private final VerdictTable verdicts;
    private final Verdicts judging;
    private final State state;

    Rebuilding(PlatformTransactionManager transactions, Decisions decisions, Assessments assessments, Holds holds,
            Removals removals, VerdictTable verdicts, Verdicts judging, State state) {
        this.transaction = new TransactionTemplate(transactions);
        this.decisions = decisions;
        this.assessments = assessments;
        this.holds = holds;
        this.removals = removals;
        this.verdicts = verdicts;
        this.judging = judging;
        this.state = state;
    }

    public void rebuild(LocalDate today) {
        transaction.executeWithoutResult(status -> {
            state.lock();
            decisions.rebuild();
            assessments.rebuild();
            holds.rebuild();
            removals.rebuild();
            verdicts.clear();
            state.everything();
        });
        judging.refresh(today);
    }
}
