package se.bevara.archive;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What segments are called whatever their generation: their numbers are given anew when the catalogue is made anew, these stay. */
@Component
public class SegmentNames {

    private final Segments segments;

    SegmentNames(DataSource source) {
        segments = new Segments(new JdbcTemplate(source));
    }

    /** By number: the path of the first generation. */
    public Map<Long, String> of(Collection<Long> numbers) {
        var names = new HashMap<Long, String>();
        numbers.stream().distinct()
                .forEach(number -> segments.find(number).ifPresent(segment -> names.put(number, name(segment))));
        return names;
    }

    /** The numbers that segments have now, by name. */
    public Map<String, Long> numbers() {
        var numbers = new HashMap<String, Long>();
        segments.all().forEach(segment -> numbers.put(name(segment), segment.id()));
        return numbers;
    }

    private static String name(Segments.Segment segment) {
        return segment.name().generation(1).path();
    }
}
