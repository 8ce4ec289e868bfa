package se.bevara.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Decisions and items made up by chance, from few words, so that they meet often. */
final class MadeUp {

    static final List<String> FACTS = List.of("fa", "fb", "registrerad", "modererad");
    private static final List<String> EVENTS = List.of(Events.CREATED, Events.OBSOLETE, Events.ANSWERED, Events.DELIVERED);
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private MadeUp() {
    }

    static Facts facts(RandomGenerator random) {
        var traits = new EnumMap<Trait, String>(Trait.class);
        traits.put(Trait.TYPE, pick(random, List.of("kommentar", "inlägg")));
        if (random.nextInt(4) > 0) {
            traits.put(Trait.ACCOUNT_CLASS, pick(random, List.of("unik", "vanlig")));
        }
        var tags = random.nextBoolean() ? Set.of("t") : Set.<String>of();
        Map<String, Answer> assessed = new HashMap<>();
        FACTS.stream().filter(fact -> random.nextInt(3) == 0)
                .forEach(fact -> assessed.put(fact, random.nextBoolean() ? Answer.YES : Answer.NO));
        Map<String, LocalDate> events = new HashMap<>();
        EVENTS.stream().filter(event -> random.nextInt(3) > 0)
                .forEach(event -> events.put(event, DAY.plusDays(random.nextInt(700))));
        return new Facts(traits, tags, assessed, events, List.of());
    }

    static Decision decision(String id, RandomGenerator random) {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            rules.add(rule("r" + i, pick(random, List.of(Action.values())), random));
        }
        return decision(id, rules, random);
    }

    static Decision preserving(RandomGenerator random) {
        return decision("GB-9", List.of(rule("bevara", Action.PRESERVE, random)), random);
    }

    private static Decision decision(String id, List<Rule> rules, RandomGenerator random) {
        var force = new Decision.Force(LocalDate.of(2020, 1, 1), random.nextInt(10) == 0 ? LocalDate.of(2025, 1, 1) : null,
                random.nextInt(5) == 0 ? DAY.plusDays(200) : LocalDate.MIN, null);
        return new Decision(id, 1, id, random.nextInt(10) == 0 ? Status.DRAFT : Status.DECIDED,
                new Decision.Origin("KS", "1", "", null), force,
                new Decision.Local(false, List.of()), pick(random, List.of(Precedence.values())),
                new Decision.Scope("", Set.of(), new Condition.All(List.of())), rules, "", "", new Decision.File(id, ""));
    }

    private static Rule rule(String id, Action action, RandomGenerator random) {
        Set<Copy> copies = action == Action.DISPOSE_ON_PLATFORM
                ? Set.of(Copy.PLATFORM)
                : random.nextInt(4) == 0 ? Set.of(Copy.values()) : Set.of(Copy.ARCHIVE);
        List<Condition> exceptions = random.nextInt(3) == 0 ? List.of(condition(random, 1)) : List.of();
        List<Condition> gates = random.nextInt(3) == 0 ? List.of(condition(random, 1)) : List.of();
        List<Step> steps = random.nextInt(3) == 0
                ? List.of(new Step(pick(random, List.of(Work.values())), List.of(), List.of(condition(random, 1)), List.of(),
                        null, Events.CREATED))
                : List.of();
        return new Rule(id, "", condition(random, 2), exceptions, copies, action, pick(random, List.of(Level.values())),
                retention(random), gates,
                pick(random, List.of(Approval.values())), steps, null,
                pick(random, List.of(Action.DISPOSE, Action.PRESERVE, Action.REVIEW)), false, 1);
    }

    private static Retention retention(RandomGenerator random) {
        Period period = random.nextInt(12) == 0 ? null : Period.ofMonths(random.nextInt(14));
        Trigger one = new Trigger.On(pick(random, EVENTS));
        Trigger other = new Trigger.On(pick(random, EVENTS));
        Trigger trigger = pick(random,
                List.of(one, one, new Trigger.Latest(List.of(one, other)), new Trigger.Earliest(List.of(one, other))));
        return new Retention(pick(random, List.of(Strength.values())), period,
                random.nextInt(6) == 0 ? Period.ofMonths(16) : null, trigger,
                pick(random, Counting.NAMED), random.nextInt(6) == 0 ? "G-1" : null, false, false);
    }

    private static Condition condition(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> new Condition.Is(Trait.TYPE, Set.of("kommentar"));
            case 1 -> new Condition.Is(Trait.ACCOUNT_CLASS, new HashSet<>(List.of("unik")));
            case 2 -> new Condition.Tagged(Set.of("t"));
            case 3, 4 -> new Condition.Stated(pick(random, FACTS), random.nextBoolean() ? Answer.YES : Answer.NO);
            case 5 -> random.nextBoolean()
                    ? new Condition.Happened(pick(random, EVENTS))
                    : new Condition.NotHappened(pick(random, EVENTS), random.nextBoolean() ? Period.ofMonths(3) : null,
                            Events.CREATED);
            case 6 -> new Condition.All(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 7 -> new Condition.Any(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            default -> new Condition.Not(condition(random, depth - 1));
        };
    }

    private static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
