package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The scope of a hold as its act's file has it. */
final class ScopeJson {

    private static final String UNREAD = "unread";
    private static final String MISSING = "missing";

    private ScopeJson() {
    }

    static Map<String, Object> write(Covering.Found found) {
        var json = new TreeMap<String, Object>();
        json.put("scope", HoldTable.word(found.scope()));
        json.put("covered", found.covered());
        json.put("disposed", found.disposed());
        switch (found.scope()) {
            case Scope.Items(List<Long> items) -> json.put("items", items);
            case Scope.Search search -> json.putAll(Map.of("items", search.items(), "question", search.question(), UNREAD,
                    search.unread(), MISSING, search.missing()));
            case Scope.Thread(long thread) -> json.put("thread", thread);
            case Scope.Account(String account) -> json.put("account", account);
            case Scope.Author(long item) -> json.putAll(Map.of("item", item, "author", Objects.requireNonNull(found.author())));
            case Scope.Period period -> {
                json.putAll(Map.of("from", period.from().toString(), "until", period.until().toString()));
                if (period.account() != null) {
                    json.put("account", period.account());
                }
            }
        }
        return json;
    }

    static Covering.Found read(Map<String, Object> json) {
        Scope scope = switch (String.valueOf(json.get("scope"))) {
            case "ITEMS" -> new Scope.Items(numbers(json, "items"));
            case "SEARCH" -> search(numbers(json, "items"), json);
            case "THREAD" -> new Scope.Thread(number(json, "thread"));
            case "ACCOUNT" -> new Scope.Account(String.valueOf(json.get("account")));
            case "AUTHOR" -> new Scope.Author(number(json, "item"));
            case "PERIOD" -> new Scope.Period(text(json, "account"), LocalDate.parse(String.valueOf(json.get("from"))),
                    LocalDate.parse(String.valueOf(json.get("until"))));
            default -> throw new IllegalStateException("hold: expected a scope, found " + json.get("scope"));
        };
        return new Covering.Found(scope, text(json, "author"), (int) number(json, "covered"), numbers(json, "disposed"));
    }

    /** A search as its act tells it. @param items those it covers */
    static Scope.Search search(List<Long> items, Map<String, Object> json) {
        return new Scope.Search(items, String.valueOf(json.getOrDefault("question", Holds.UNREADABLE)),
                json.containsKey(UNREAD) ? numbers(json, UNREAD) : List.of(),
                json.containsKey(MISSING) ? number(json, MISSING) : 0);
    }

    private static @Nullable String text(Map<String, Object> json, String name) {
        return json.get(name) instanceof String text ? text : null;
    }

    private static long number(Map<String, Object> json, String name) {
        return ((Number) Objects.requireNonNull(json.get(name), name)).longValue();
    }

    private static List<Long> numbers(Map<String, Object> json, String name) {
        return ((List<?>) Objects.requireNonNull(json.get(name), name)).stream().map(each -> ((Number) each).longValue())
                .toList();
    }
}
