package se.bevara.retention;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the facts of an item, and its holds, from a cases file. */
final class FactsReader {

    private FactsReader() {
    }

    static Facts facts(Fields fields) {
        var traits = new EnumMap<Trait, String>(Trait.class);
        for (Trait trait : Trait.values()) {
            fields.text(trait.swedish()).ifPresent(value -> traits.put(trait, value));
        }
        var tags = fields.texts("taggar").stream().map(tag -> tag.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        var assessed = new HashMap<String, Answer>();
        fields.fields("fakta").ifPresent(facts -> facts.names().forEach(name -> facts.word(name, Answer.class)
                .ifPresent(answer -> assessed.put(Events.name(name), answer))));
        var events = new HashMap<String, LocalDate>();
        fields.fields("händelser").ifPresent(given -> given.names().forEach(name -> day(given, name)
                .ifPresent(day -> events.put(Events.name(name), day))));
        List<Facts.Contained> contents = fields.list("innehåller").stream().map(FactsReader::contained).toList();
        fields.finish();
        return new Facts(traits, tags, assessed, events, contents);
    }

    private static Facts.Contained contained(Fields fields) {
        var item = new Facts.Contained(fields.required("namn", "vad det är"), fields.date("gallras från").orElse(null));
        fields.finish();
        return item;
    }

    /** A date, or a moment with its offset: then its civil date in Sweden. */
    private static Optional<LocalDate> day(Fields fields, String name) {
        String text = fields.text(name).orElse("");
        if (!text.contains("T")) {
            return fields.date(name);
        }
        try {
            return Optional.of(Facts.day(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeParseException e) {
            fields.findings().error("omöjligt datum", fields.line(name), fields.at(name), text,
                    "ÅÅÅÅ-MM-DD eller ÅÅÅÅ-MM-DDThh:mm+01:00", "");
            return Optional.empty();
        }
    }

    static Stream<Hold> hold(Fields fields) {
        @Nullable
        Hold hold = fields.has("begäran")
                ? refused(fields)
                : new Hold.Placed(fields.required("stopp", "stoppets namn"), fields.text("skäl").orElse(""),
                        fields.text("mandat").orElse(""),
                        fields.date("hävt").orElse(null));
        fields.finish();
        return Stream.ofNullable(hold);
    }

    private static @Nullable Hold refused(Fields fields) {
        String id = fields.required("begäran", "begärans namn");
        Optional<LocalDate> refused = fields.date("avslagen");
        LocalDate appealBy = fields.date("överklagas senast").orElse(null);
        Answer appealed = fields.word("överklagad", Answer.class).orElse(Answer.NOT_ASSESSED);
        LocalDate settled = fields.date("avgjord").orElse(null);
        if (!fields.has("avslagen")) {
            fields.missing("avslagen", "dagen för avslaget");
        }
        return refused.map(day -> new Hold.Refused(id, day, appealBy, appealed, settled)).orElse(null);
    }
}
