package se.bevara.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import se.bevara.capture.Nights;
import se.bevara.imports.ImportRefused;
import se.bevara.ledger.DataFolderRefused;

/** The one place where a failure becomes a message that says what, where, expected and found, and an exit code. */
final class Failures {

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private Failures() {
    }

    static int wrongUse(CommandLine.ParameterException failure, Terminal terminal) {
        var command = failure.getCommandLine();
        terminal.error(misuse(failure));
        if (command.getSubcommands().isEmpty()) {
            terminal.note(command.getCommandSpec().qualifiedName() + " --help visar hur kommandot skrivs.");
        } else {
            command.usage(terminal.err());
        }
        return Commands.WRONG_USE;
    }

    private static String misuse(CommandLine.ParameterException failure) {
        var argument = failure.getArgSpec();
        return switch (failure) {
            case CommandLine.UnmatchedArgumentException unmatched -> "Okänt: " + String.join(" ", unmatched.getUnmatched());
            case CommandLine.MissingParameterException missing -> "Det här saknas: " + String.join(", ",
                    missing.getMissing().stream().map(CommandLine.Model.ArgSpec::paramLabel).toList());
            case CommandLine.MutuallyExclusiveArgsException both ->
                "Bara ett av de här kan anges: " + OPTION.matcher(both.getMessage())
                        .results().map(MatchResult::group).distinct().collect(Collectors.joining(", "));
            case CommandLine.ParameterException value when argument != null && value.getValue() != null ->
                label(argument) + ": väntade "
                        + expected(argument.type()) + ", fann " + value.getValue();
            case CommandLine.ParameterException other -> Objects.toString(other.getMessage(), "");
        };
    }

    private static String label(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String expected(Class<?> type) {
        return type == LocalDate.class ? "ett datum, ÅÅÅÅ-MM-DD" : type == Path.class ? "en fil eller mapp" : "ett heltal";
    }

    static int failed(Exception failure, CommandLine command, Terminal terminal) {
        terminal.error(message(failure));
        boolean debug = command.getCommand() instanceof ArchiveCommand open && open.debug;
        if (debug) {
            failure.printStackTrace(terminal.err());
        }
        return causes(failure).filter(ExitCodeGenerator.class::isInstance).map(ExitCodeGenerator.class::cast)
                .map(ExitCodeGenerator::getExitCode).findFirst().orElse(Commands.FAILED);
    }

    private static String message(Exception failure) {
        return causes(failure).map(Failures::known).filter(Objects::nonNull).map(Objects::requireNonNull).findFirst()
                .orElseGet(() -> innermost(failure));
    }

    private static @Nullable String known(Throwable cause) {
        return switch (cause) {
            case WrongUse wrong -> wrong.getMessage();
            case ImportRefused refused -> refused.getMessage();
            case DataFolderRefused refused -> refused.getMessage();
            case Nights.NightRefused refused -> refused.getMessage();
            case Nights.NightFailed broke -> broke.getMessage();
            case PortInUseException port -> "Porten " + port.getPort()
                    + " används redan av ett annat program. Avsluta det, eller välj en annan med --port.";
            case FlywayException migration -> "Katalogen passar inte den här versionen av Bevara: " + migration.getMessage();
            case ConfigurationPropertiesBindException setting -> "En inställning är fel: " + innermost(setting);
            case AccessDeniedException denied -> "Åtkomst nekas: " + denied.getFile();
            case NoSuchFileException absent -> "Filen finns inte: " + absent.getFile();
            case IOException full when String.valueOf(full.getMessage()).contains("No space left") ->
                "Disken är full. Det som är arkiverat står kvar; ge mer utrymme och kör igen.";
            case FileSystemException file -> file.getFile() + ": " + file.getReason();
            case IOException io -> innermost(io);
            default -> null;
        };
    }

    /** What the deepest cause says: nearest to what went wrong. */
    private static String innermost(Throwable failure) {
        var deepest = causes(failure).reduce(failure, (outer, inner) -> inner);
        return Objects.toString(deepest.getMessage(), deepest.getClass().getSimpleName()) + " (--debug visar mer)";
    }

    /** A failure and its causes, outermost first. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(50);
    }
}
