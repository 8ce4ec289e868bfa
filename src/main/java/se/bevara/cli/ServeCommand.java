package se.bevara.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.ApplicationListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.users.SetUp;

/** Serves the archive until the process is told to end; the nights start at their times. */
@Command(name = "serve", description = "Visar arkivet i webbläsaren och kör nätterna på sina tider, tills det avslutas.")
final class ServeCommand extends ArchiveCommand {

    @Option(names = "--port", paramLabel = "PORT", description = "Port att svara på. Annars den i inställningarna (8080).")
    @Nullable
    Integer port;

    ServeCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Opening.Settings settings() {
        return settings(port, true);
    }

    /** @param jobs whether the nights start at their times */
    static Opening.Settings settings(@Nullable Integer port, boolean jobs) {
        var more = new HashMap<String, Object>();
        if (port != null && (port < 0 || port > 65_535)) {
            throw new WrongUse("--port: väntade ett heltal från 0 till 65535, fann " + port);
        }
        if (port != null) {
            more.put("server.port", port);
        }
        return new Opening.Settings(true, jobs, Map.copyOf(more));
    }

    @Override
    int run(Program program) {
        return serve(program, terminal);
    }

    /** On the terminal and nowhere else. */
    private static void tellWayIn(Program program, Terminal terminal) {
        if (SampleCommand.made(program.folder())) {
            SampleUsers.tell(program, terminal);
            return;
        }
        String code = program.the(SetUp.class).code();
        if (code != null) {
            terminal.line("Ingen administratör kan logga in än. Öppna sidan /setup och skriv koden " + code
                    + "  (gäller tills den har använts eller Bevara startas om)");
        }
    }

    /** Tells the address and waits until the application is closed. */
    static int serve(Program program, Terminal terminal) {
        var environment = program.context().getEnvironment();
        terminal.line("Bevara visas på http://" + environment.getProperty("server.address", "localhost") + ":"
                + environment.getProperty("local.server.port", "") + "/  (avsluta med Ctrl+C)");
        tellWayIn(program, terminal);
        var closed = new CountDownLatch(1);
        program.context().addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Commands.DONE;
    }
}
