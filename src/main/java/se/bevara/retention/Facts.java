package se.bevara.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that verdicts may know of an item or an account: no content, no name.
 *
 * @param traits what it is; a trait left out is not known
 * @param tags labels set by people, in small letters
 * @param assessed facts that somebody has assessed, by name in small letters; one left out is not assessed
 * @param events what has happened, or is set to happen, by {@link Events} name: civil dates in Sweden
 * @param contents where this is a container such as a picture of an account: what it holds
 */
public record Facts(Map<Trait, String> traits, Set<String> tags, Map<String, Answer> assessed, Map<String, LocalDate> events,
        List<Contained> contents) {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /**
     * One item in a container.
     *
     * @param from the first day on which it may be disposed of; null when it is kept
     */
    public record Contained(String name, @Nullable LocalDate from) {
    }

    public Facts {
        traits = Map.copyOf(traits);
        tags = Set.copyOf(tags);
        assessed = Map.copyOf(assessed);
        events = Map.copyOf(events);
        contents = List.copyOf(contents);
    }

    /** The civil date in Sweden of a moment. */
    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, SWEDEN);
    }

    Optional<LocalDate> date(String event) {
        return Optional.ofNullable(events.get(event));
    }

    boolean happened(String event, LocalDate today) {
        return date(event).filter(day -> !day.isAfter(today)).isPresent();
    }

    /** What is known of a fact: what a person said of it, else yes when the event of that name has happened. */
    Answer answer(String fact, LocalDate today) {
        Answer said = assessed.get(fact);
        return said != null ? said : happened(fact, today) ? Answer.YES : Answer.NOT_ASSESSED;
    }
}
