package se.bevara.moderation;

import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Closures;

/** Makes the tables of moderation anew from the folder. The ledger, the register, the archive and the decisions come before, derivatives after. */
@Component("moderationRebuilding")
public class Rebuilding {

    private final TransactionTemplate transaction;
    private final Reasons reasons;
    private final Steps steps;
    private final CaseTable table;
    private final Restrictions restrictions;
    private final Questions questions;
    private final Closures closures;

    Rebuilding(PlatformTransactionManager transactions, Reasons reasons, Steps steps, CaseTable table, Restrictions restrictions,
            Questions questions, Closures closures) {
        this.transaction = new TransactionTemplate(transactions);
        this.reasons = reasons;
        this.steps = steps;
        this.table = table;
        this.restrictions = restrictions;
        this.questions = questions;
        this.closures = closures;
    }

    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            reasons.rebuild();
            steps.rebuild();
            var closed = new TreeMap<>(restrictions.rebuild());
            table.unseen().forEach(item -> closed.put(item, Closures.Why.UNSEEN));
            closures.rebuild(closed);
        });
        questions.rebuild();
    }
}
