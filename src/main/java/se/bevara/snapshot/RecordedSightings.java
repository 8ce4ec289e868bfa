package se.bevara.snapshot;

import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.bevara.archive.Sightings;

/** What the manifests say, for those who dispose of items. */
@Component
final class RecordedSightings implements Sightings {

    private final ShownTable table;

    RecordedSightings(DataSource source) {
        table = new ShownTable(new JdbcTemplate(source));
    }

    @Override
    public Set<Long> items(long entry) {
        return table.items(entry);
    }
}
