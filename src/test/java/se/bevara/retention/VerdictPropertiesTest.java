package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Made-up decisions and items by the ten thousands; each seed is its own and is told when a property fails. */
class VerdictPropertiesTest {

    private static final int WORLDS = 20_000;
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 1);

    /** Some decisions and an item. */
    private record World(long seed, List<Decision> decisions, Facts facts) {

        Judgement judged(List<Hold> holds) {
            return new Judge(decisions, true).judge(facts, holds, TODAY);
        }
    }

    private static final Decision KEEPING = Rules
            .decision(Rules.HEAD.replace("GB-1", "GB-9") + "  - {regel: allt, åtgärd: bevaras, nivå: lag, exemplar: båda}\n");

    private static World world(long seed) {
        RandomGenerator random = new Random(seed * 0x9E3779B97F4A7C15L);
        var decisions = new ArrayList<Decision>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            decisions.add(MadeUp.decision("GB-" + i, random));
        }
        return new World(seed, decisions, MadeUp.facts(random));
    }

    private static boolean disposes(Verdict verdict) {
        return verdict instanceof Verdict.DisposeFrom || verdict instanceof Verdict.DeliverThenDispose;
    }

    private static boolean due(Verdict verdict) {
        return verdict instanceof Verdict.DisposeFrom from && from.due(TODAY)
                || verdict instanceof Verdict.DeliverThenDispose deliver && !TODAY.isBefore(deliver.from());
    }

    @Test
    void worldsAreOfManyKinds() {
        var kinds = new HashSet<String>();
        for (long seed = 0; seed < 5_000; seed++) {
            kinds.add(world(seed).judged(List.of()).archive().verdict().word());
        }
        assertThat(kinds).contains("behålls", "väntar", "prövas", "spärrad", "bevaras", "gallras", "överlämnas");
    }

    @Test
    void withoutARuleEverythingIsKept() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Facts facts = world(seed).facts;
            Judgement judgement = new Judge(List.of(), true).judge(facts, List.of(), TODAY);
            assertThat(judgement.archive().verdict()).isInstanceOf(Verdict.Keep.class);
            assertThat(judgement.platform().verdict()).isInstanceOf(Verdict.Keep.class);
        }
    }

    @Test
    void aHoldBlocksWhateverElse() {
        List<Hold> holds = List.of(new Hold.Placed("S", "prov", "", null));
        for (long seed = 0; seed < WORLDS; seed++) {
            Judgement judgement = world(seed).judged(holds);
            assertThat(judgement.archive().verdict()).as("seed " + seed).isInstanceOf(Verdict.Blocked.class);
            assertThat(judgement.platform().verdict()).isInstanceOf(Verdict.Blocked.class);
            assertThat(judgement.tasks()).noneMatch(task -> task.work() == Work.REMOVE && task.state() == Task.State.OPEN);
        }
    }

    /**
     * Where something is due, no answer to a question nobody has answered could have kept it. Whether it stands in the diary is no such
     * question but an event, which has happened or not.
     */
    @Test
    void whatNobodyHasAssessedIsNeverDisposedOf() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = world(seed);
            Judgement judgement = world.judged(List.of());
            for (String fact : MadeUp.FACTS) {
                if (!fact.equals(Events.REGISTERED) && !world.facts.assessed().containsKey(fact)) {
                    for (Answer answer : List.of(Answer.YES, Answer.NO)) {
                        Judgement assessed = new World(seed, world.decisions, with(world.facts, fact, answer)).judged(List.of());
                        assertThat(!due(judgement.archive().verdict()) || due(assessed.archive().verdict()))
                                .as("seed %s, %s: %s\n%s\n%s", seed, fact, answer, String.join("\n", judgement.explanation()),
                                        String.join("\n", assessed.explanation()))
                                .isTrue();
                        assertThat(!due(judgement.platform().verdict()) || due(assessed.platform().verdict())).as("seed " + seed)
                                .isTrue();
                    }
                }
            }
        }
    }

    private static Facts with(Facts facts, String fact, Answer answer) {
        var assessed = new HashMap<>(facts.assessed());
        assessed.put(fact, answer);
        return new Facts(facts.traits(), facts.tags(), assessed, facts.events(), facts.contents());
    }

    @Test
    void addingAPreservingRuleNeverMakesAnythingNewlyDue() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = world(seed);
            Judgement before = world.judged(List.of());
            var more = new ArrayList<>(world.decisions);
            more.add(MadeUp.preserving(new Random(~seed)));
            Judgement after = new World(seed, more, world.facts).judged(List.of());
            String told = "seed " + seed + "\n" + String.join("\n", before.explanation()) + "\n"
                    + String.join("\n", after.explanation());
            assertThat(due(before.archive().verdict()) || !due(after.archive().verdict())).as(told).isTrue();
            assertThat(due(before.platform().verdict()) || !due(after.platform().verdict())).as(told).isTrue();
        }
    }

    @Test
    void aMatchingRuleOfTheHighestLevelThatPreservesAlwaysKeeps() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = world(seed);
            var more = new ArrayList<>(world.decisions);
            more.add(KEEPING);
            Judgement judgement = new World(seed, more, world.facts).judged(List.of());
            assertThat(disposes(judgement.archive().verdict())).as("seed " + seed).isFalse();
            assertThat(disposes(judgement.platform().verdict())).as("seed " + seed).isFalse();
        }
    }

    @Test
    void whatIsDisposedOfHasARuleInForceThatMatches() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Outcome outcome = world(seed).judged(List.of()).archive();
            if (disposes(outcome.verdict())) {
                assertThat(outcome.won()).as("seed " + seed).isNotEmpty().allMatch(Considered::matches)
                        .allMatch(rule -> rule.rule().disposes())
                        .allMatch(rule -> rule.decision().force().on(TODAY));
            }
        }
    }

    @Test
    void theOrderOfDecisionsMakesNoDifference() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = world(seed);
            Judgement turned = new World(seed, world.decisions.reversed(), world.facts).judged(List.of());
            assertThat(turned.explanation()).as("seed " + seed).isEqualTo(world.judged(List.of()).explanation());
        }
    }

    @Test
    void judgingAgainSaysTheSame() {
        for (long seed = 0; seed < 2_000; seed++) {
            assertThat(world(seed).judged(List.of())).isEqualTo(world(seed).judged(List.of()));
        }
    }
}
