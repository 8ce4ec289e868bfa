package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Who;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** A step of a request that a person takes. */
@Needs(Right.DISCLOSE)
abstract class DiscloseStep extends ArchiveCommand {

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som gör det: roll eller namn hos kommunen.")
    String by = "";

    @Option(names = "--role", paramLabel = "ROLL", description = "Rollen som får läsa sekretessmarkerade handlingar. Läsningen antecknas.")
    String role = "";

    DiscloseStep(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    /** Takes the step. @return the request as it then stands; null where none is concerned */
    @Nullable
    abstract Request step(Program program);

    @Override
    String duty() {
        return role;
    }

    Who who() {
        return new Who(by, role);
    }

    @Override
    int run(Program program) {
        Request done;
        try {
            done = step(program);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        if (done != null && json) {
            terminal.json(done);
        } else if (done != null) {
            told(program, done);
        }
        return Commands.DONE;
    }

    /** How a request stands, and what comes next. */
    private void told(Program program, Request one) {
        var rows = program.the(Requests.class).items(one.id());
        long days = one.days(program.today());
        terminal.line("Begäran " + one.id() + ": " + one.state().swedish() + ", inkom " + one.received() + waited(one, days));
        terminal.line(progress(rows));
        String id = one.id();
        switch (one.state()) {
            case OPEN -> {
                var hindrances = program.the(Deciding.class).hindrances(one);
                hindrances.forEach(terminal::line);
                terminal.line("Nästa steg: " + (rows.isEmpty()
                        ? "./bevara disclose add " + id + " … --by NAMN"
                        : hindrances.isEmpty()
                                ? "./bevara disclose decide " + id + " --answer "
                                        + program.the(Deciding.class).borne(id).swedish() + " --by NAMN"
                                : "./bevara disclose review " + id + " HANDLING … --by NAMN"));
            }
            case DECIDED -> terminal.line("Nästa steg: ./bevara disclose package " + id + " --by NAMN");
            case PACKAGED -> terminal.line("När det är utlämnat: ./bevara disclose close " + id + " --by NAMN");
            case CLOSED, WITHDRAWN -> {
            }
        }
    }

    /** The clock: skyndsamt has no number of hours, and every day is told. */
    static String waited(Request one, long days) {
        return one.state().ended()
                ? "."
                : days == 0
                        ? ", i dag. Den ska besvaras skyndsamt."
                        : ". PÅMINNELSE: den har väntat " + days + (days == 1 ? " dag" : " dagar")
                                + ". Den ska besvaras skyndsamt (2 kap. 16 § tryckfrihetsförordningen).";
    }

    static String progress(List<Selected> rows) {
        var parts = new ArrayList<String>();
        for (var outcome : Selected.Outcome.values()) {
            long count = rows.stream().filter(row -> row.outcome() == outcome).count();
            if (count > 0) {
                parts.add(count + " " + outcome.swedish());
            }
        }
        return parts.isEmpty() ? "Inga handlingar är valda." : "Handlingar: " + String.join(", ", parts) + ".";
    }

    /** An item, or a version of it, as {@code 12} or {@code 12/2}. */
    record Named(long item, int version) {
        static Named of(String text) {
            if (!text.matches("[0-9]{1,18}(/[0-9]{1,6})?")) {
                throw new WrongUse("HANDLING: väntade ett nummer, som 12 eller 12/2, fann " + text);
            }
            String[] parts = text.split("/", -1);
            return new Named(Long.parseLong(parts[0]), parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
        }
    }
}
