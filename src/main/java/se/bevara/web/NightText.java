package se.bevara.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.bevara.web.NightView.Row;

/** A receipt as plain text, in the reader's language. */
@Component
class NightText {

    private final MessageSource messages;

    NightText(MessageSource messages) {
        this.messages = messages;
    }

    String of(NightView night, Locale locale) {
        var text = new StringBuilder(say("night.over", locale)).append(' ').append(night.night()).append("\n")
                .append(night.started().shown())
                .append(" – ").append(night.finished().shown()).append("\n\n");
        night.rows().forEach(row -> append(text, row, locale));
        night.disposal().forEach(line -> text.append(line).append('\n'));
        text.append(say("night.ledger", locale, night.ledgerSize())).append(' ').append(night.ledgerRoot()).append('\n');
        text.append(say("night.fixity", locale, night.fixity().segments(), night.fixity().bytes())).append('\n');
        night.fixity().differences().forEach(difference -> text.append("  ").append(difference).append('\n'));
        text.append('\n').append(say("night.toDo", locale)).append(":\n");
        night.toDo().forEach(task -> text.append("  - ").append(task).append('\n'));
        return text.toString();
    }

    private void append(StringBuilder text, Row row, Locale locale) {
        text.append(row.account()).append(" (").append(row.authority()).append("): ")
                .append(say("outcome." + row.outcome().name(), locale))
                .append('\n').append("  ");
        figure(text, "got", row.got(), locale);
        figure(text, "added", row.added(), locale);
        figure(text, "edited", row.edited(), locale);
        figure(text, "hidden", row.hidden(), locale);
        figure(text, "missing", row.missing(), locale);
        figure(text, "gone", row.gone(), locale);
        figure(text, "reappeared", row.reappeared(), locale);
        figure(text, "media", row.media(), locale);
        text.append(row.bytes()).append(", ").append(row.length()).append('\n');
        row.gaps().forEach(gap -> text.append("  ! ").append(gap.failure()).append(": ").append(gap.what()).append(" – ")
                .append(gap.detail()).append('\n'));
        row.counters().stream().filter(counter -> !counter.agrees()).forEach(counter -> text.append("  ! ")
                .append(say("night.counter.differs", locale, counter.name(), counter.platform(), counter.ours())).append('\n'));
        row.notes().forEach(note -> text.append("  ").append(note).append('\n'));
    }

    private void figure(StringBuilder text, String name, long value, Locale locale) {
        text.append(say("figure." + name, locale)).append(' ').append(value).append(", ");
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
