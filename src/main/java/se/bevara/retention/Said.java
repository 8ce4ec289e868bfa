package se.bevara.retention;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people have said of one item or account. */
final class Said {

    static final Said NOTHING = new Said();

    final Map<String, Answer> facts = new HashMap<>();
    final Map<String, Boolean> tags = new HashMap<>();
    final Map<String, LocalDate> events = new HashMap<>();
    final Map<Trait, String> traits = new EnumMap<>(Trait.class);

    private void add(String kind, String name, String said) {
        switch (Assessments.Kind.valueOf(kind)) {
            case FACT -> facts.put(name, Word.read(Answer.class, said).orElse(Answer.NOT_ASSESSED));
            case TAG -> tags.put(name, said.equals("ja"));
            case EVENT -> events.put(name, LocalDate.parse(said));
            case TRAIT -> Word.read(Trait.class, name).ifPresent(trait -> traits.put(trait, said));
        }
    }

    /** What has been said of accounts, by their ids. */
    static Map<String, Said> ofAccounts(JdbcTemplate jdbc) {
        var said = new HashMap<String, Said>();
        jdbc.query("SELECT account, kind, name, said FROM retention_fact WHERE item = 0",
                rs -> {
                    said.computeIfAbsent(rs.getString("account"), account -> new Said()).add(rs.getString("kind"),
                            rs.getString("name"), rs.getString("said"));
                });
        return said;
    }

    /** Whether anything has been said of any item. */
    static boolean ofAnyItem(JdbcTemplate jdbc) {
        return !jdbc.queryForList("SELECT item FROM retention_fact WHERE item > 0 FETCH FIRST 1 ROW ONLY", Long.class).isEmpty();
    }

    /** What has been said of items, by their numbers. */
    static Map<Long, Said> ofItems(JdbcTemplate jdbc, Collection<Long> items) {
        var said = new HashMap<Long, Said>();
        Wanted.each(jdbc, items, "SELECT item, kind, name, said FROM %s JOIN retention_fact ON item = it",
                rs -> said.computeIfAbsent(rs.getLong("item"), item -> new Said()).add(rs.getString("kind"),
                        rs.getString("name"), rs.getString("said")));
        return said;
    }
}
