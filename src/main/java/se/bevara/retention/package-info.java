/**
 * Judges: decisions, rules, facts and holds give a verdict.
 *
 * <p>Decided: a rule about the copy on the platform and a rule about the copy in the archive are weighed apart, so a {@link
 * se.bevara.retention.Judgement} has a verdict for each. Decided: what nobody has assessed and what has not happened yet are told
 * apart: the first asks a person (review), the second waits for an event. Decided: what is kept of verdicts is a row for each item that is
 * due, and of all others, thread by thread in one row for some hundred, the next day on which time alone could change one and how many have
 * which. So a new decision costs the judging, and writes only what it makes due.
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "scheduling"})
@NullMarked
package se.bevara.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
