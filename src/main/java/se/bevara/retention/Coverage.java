package se.bevara.retention;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.bevara.accounts.Account;

/** Finds decisions and rules that no account falls under, and accounts that no decision covers. */
record Coverage(List<Decision> decisions, List<Account> accounts) {

    List<Finding> findings() {
        return Stream
                .concat(decisions.stream().flatMap(this::unused),
                        accounts.stream().filter(this::uncovered).map(Coverage::uncoveredFinding))
                .toList();
    }

    private Stream<Finding> unused(Decision decision) {
        if (accounts.stream().noneMatch(account -> covers(decision, account))) {
            return Stream.of(new Finding(Finding.Severity.WARNING, "inget konto", decision.file().name(), 0, "tillämpningsområde",
                    "inget registrerat konto", "minst ett konto",
                    "Rätta myndigheter, plattformar, konton eller kontotyper. Myndigheter i registret: "
                            + String.join(", ", accounts.stream().map(Account::authority).distinct().sorted().toList()) + "."));
        }
        return decision.rules().stream()
                .filter(rule -> accounts.stream().noneMatch(account -> covers(decision, account) && reachable(rule, account)))
                .map(rule -> new Finding(Finding.Severity.WARNING, "kan aldrig träffa", decision.file().name(), rule.line(),
                        rule.id(),
                        "inget registrerat konto", "minst ett konto", "Rätta konto, plattform eller kontotyp under gäller."));
    }

    /** Whether the traits of accounts that a rule asks for are this account's; its other conditions are not judged. */
    private static boolean reachable(Rule rule, Account account) {
        return Conditions.required(rule.applies()).filter(Coverage::ofAccount)
                .allMatch(condition -> condition.on(facts(account), LocalDate.MIN).is(Answer.YES));
    }

    private boolean uncovered(Account account) {
        return decisions.stream().filter(decision -> decision.status() != Status.REPEALED && decision.status() != Status.DRAFT)
                .noneMatch(decision -> covers(decision, account));
    }

    private static Finding uncoveredFinding(Account account) {
        return new Finding(Finding.Severity.WARNING, "konto utan beslut", "kontoregistret", 0, account.id(),
                account.authority() + ", " + account.platform(),
                "ett beslut som omfattar kontot", "Tills ett beslut finns bevaras allt från kontot.");
    }

    private static boolean covers(Decision decision, Account account) {
        Set<String> authorities = decision.scope().authorities();
        return (authorities.isEmpty() || authorities.contains(account.authority()))
                && Conditions.required(decision.scope().condition()).filter(Coverage::ofAccount)
                        .allMatch(condition -> condition.on(facts(account), LocalDate.MIN).is(Answer.YES));
    }

    private static boolean ofAccount(Condition condition) {
        return condition instanceof Condition.Is is && switch (is.trait()) {
            case ACCOUNT, ACCOUNT_KIND, PLATFORM, AUTHORITY -> true;
            case TYPE, DIRECTION, ACCOUNT_CLASS, ROLE, THREAD, REASON -> false;
        };
    }

    private static Facts facts(Account account) {
        var traits = new EnumMap<Trait, String>(Trait.class);
        traits.put(Trait.ACCOUNT, account.id());
        traits.put(Trait.AUTHORITY, account.authority());
        traits.put(Trait.PLATFORM, account.platform());
        traits.put(Trait.ACCOUNT_KIND, kind(account));
        return new Facts(traits, Set.of(), Map.of(), Map.of(), List.of());
    }

    /** The account's kind in the words that rules use. */
    static String kind(Account account) {
        return switch (account.kind()) {
            case OFFICIAL -> "officiellt";
            case PEDAGOGICAL -> "pedagogiskt";
        };
    }
}
