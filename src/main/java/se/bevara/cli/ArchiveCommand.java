package se.bevara.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** A command that opens the archive, does one thing and closes it. */
abstract class ArchiveCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    private final Opening opening;
    final Terminal terminal;

    @Option(names = "--data", paramLabel = "MAPP", description = "Arkivets mapp. Annars den som BEVARA_DATA anger, annars data bredvid projektet.")
    @Nullable
    Path data;

    @Option(names = "--json", description = "Skriver JSON, för maskiner.")
    boolean json;

    @Option(names = "--debug", description = "Visar hela felet när något går fel.")
    boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Visar den här hjälpen.")
    boolean help;

    ArchiveCommand(Opening opening, Terminal terminal) {
        this.opening = opening;
        this.terminal = terminal;
    }

    /** Does the command's work. Returns the exit code. */
    abstract int run(Program program);

    @Override
    public Integer call() {
        try (var program = opening.open(folder(), settings(), debug)) {
            if (spec != null) {
                Acting.check(program, spec, needed(), duty());
            }
            return run(program);
        }
    }

    /** The right that whoever acts must have; null where nobody acts. */
    @Nullable
    Right needed() {
        Needs needs = getClass().getAnnotation(Needs.class);
        return needs == null ? null : needs.value();
    }

    /** The role that the command reads what is restricted as; none when empty. */
    String duty() {
        return "";
    }

    /** How the archive is opened; a command that needs no pages opens none. */
    Opening.Settings settings() {
        return Opening.Settings.WITHOUT_PAGES;
    }

    Path folder() {
        return Objects.requireNonNullElseGet(data, ArchiveCommand::usualFolder).toAbsolutePath().normalize();
    }

    private static Path usualFolder() {
        String chosen = System.getenv("BEVARA_DATA");
        return chosen == null || chosen.isBlank() ? home().resolve("data") : Path.of(chosen);
    }

    /** The shown name of an item's author; of what the account itself wrote without one, as blogs do, the account's. */
    static String author(Program program, Item item, Content content) {
        boolean nameless = content.authorName().isEmpty() && item.direction() == Direction.DRAWN_UP;
        return nameless
                ? program.the(Accounts.class).find(item.account()).map(Account::handle).orElse("")
                : content.authorName();
    }

    /** The project's folder as the launcher tells it, else the working folder. */
    static Path home() {
        return Path.of(System.getProperty("bevara.home", ""));
    }
}
