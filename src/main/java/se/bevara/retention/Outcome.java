package se.bevara.retention;

import java.util.List;

/**
 * What becomes of one copy, and which rules made it so.
 *
 * @param won the rules that decided
 * @param dates the days they count with
 */
public record Outcome(Verdict verdict, List<Considered> won, List<String> dates) {

    public Outcome {
        won = List.copyOf(won);
        dates = List.copyOf(dates);
    }

    static Outcome of(Verdict verdict, List<Considered> won) {
        return new Outcome(verdict, won, List.of());
    }
}
