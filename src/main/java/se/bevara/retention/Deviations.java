package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was done to an item that no decision allowed, or not yet, or not without what was missing. */
record Deviations(List<Considered> considered, Facts facts, LocalDate today) {

    List<String> all() {
        var deviations = new ArrayList<String>();
        removed().ifPresent(deviations::add);
        considered.stream().filter(Considered::matches).forEach(rule -> {
            rule.rule().steps().forEach(step -> done(rule, step, deviations));
            form(rule).ifPresent(deviations::add);
            missed(rule).ifPresent(deviations::add);
        });
        return deviations.stream().distinct().toList();
    }

    /** A removal from the platform by us, or by nobody knows whom, not by its author or another, without a rule that allowed it on its day. */
    private Optional<String> removed() {
        return facts.date(Events.REMOVED).filter(day -> !day.isAfter(today))
                .filter(day -> facts.answer(Events.BY_AUTHOR, today) != Answer.YES)
                .filter(day -> facts.answer(Events.BY_OTHER, today) != Answer.YES)
                .filter(day -> considered.stream().noneMatch(rule -> allowed(rule, day)))
                .map(day -> "borttagen i mediet " + day + " utan stöd i beslut");
    }

    private boolean allowed(Considered rule, LocalDate day) {
        return rule.matches() && rule.rule().disposes() && rule.rule().copies().contains(Copy.PLATFORM)
                && Dating.of(rule, facts, day) instanceof Dating.Due due && !day.isBefore(due.allowed());
    }

    private void done(Considered rule, Step step, List<String> deviations) {
        Optional<LocalDate> done = facts.date(step.work().done()).filter(day -> !day.isAfter(today));
        if (done.isEmpty() || !Condition.all(step.when()).on(facts, done.get()).is(Answer.YES)) {
            return;
        }
        step.requires().stream().filter(condition -> !condition.on(facts, done.get()).is(Answer.YES))
                .forEach(condition -> deviations.add(rule.name() + ": " + step.work().swedish() + " gjordes " + done.get()
                        + ", då saknades: " + condition.text()));
    }

    /** The electronic form was destroyed before the day from which it might be. */
    private Optional<String> form(Considered rule) {
        if (!rule.rule().retention().keepsForm()) {
            return Optional.empty();
        }
        return facts.date(Events.FORM_LOST).filter(day -> !day.isAfter(today))
                .filter(day -> !(Dating.of(rule, facts, today) instanceof Dating.Due due) || day.isBefore(due.allowed()))
                .map(day -> rule.name() + ": " + Events.FORM_LOST + " " + day + ", före gallringen");
    }

    private Optional<String> missed(Considered rule) {
        return Optional.ofNullable(rule.rule().recurrence())
                .flatMap(recurrence -> new Picturing(recurrence, facts, today).task(rule.name()))
                .flatMap(task -> Optional.ofNullable(task.lateSince()))
                .map(day -> rule.name() + ": avbildning saknas sedan " + day);
    }
}
