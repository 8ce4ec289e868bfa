package se.bevara.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's commands. */
public final class Commands {

    static final int DONE = 0;
    static final int FINDINGS = 1;
    static final int WRONG_USE = 2;
    static final int FAILED = 3;

    private Commands() {
    }

    /**
     * Runs one command.
     *
     * @param application the Spring application that commands open
     * @return the exit code: 0 done, 1 done with findings, 2 wrong use or invalid input, 3 failed
     */
    public static int run(Class<?> application, String... words) {
        return line(new Opening(application), Terminal.standard()).execute(words);
    }

    /** The commands as they are declared, to be looked at: nothing is opened. */
    public static CommandLine line() {
        return line(new Opening(Commands.class), Terminal.standard());
    }

    static CommandLine line(Opening opening, Terminal terminal) {
        var line = new CommandLine(new Root());
        for (var command : all(opening, terminal)) {
            line.addSubcommand(command);
        }
        line.setOut(terminal.out()).setErr(terminal.err());
        line.setCommandName("./bevara").setUsageHelpWidth(110);
        line.setParameterExceptionHandler((failure, words) -> Failures.wrongUse(failure, terminal));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.failed(failure, command, terminal));
        swedish(line);
        return line;
    }

    private static List<Object> all(Opening opening, Terminal terminal) {
        return List.of(new SampleCommand(opening, terminal), new NightlyCommand(opening, terminal),
                new CaptureCommand(opening, terminal), new ImportCommand(opening, terminal),
                new SnapshotCommand(opening, terminal),
                new ReceiptCommand(opening, terminal), new ThawCommand(opening, terminal),
                new CommandLine(new CrisisCommand(opening, terminal))
                        .addSubcommand(new CrisisStartCommand(opening, terminal))
                        .addSubcommand(new CrisisStopCommand(opening, terminal)),
                credentials(opening, terminal), register(opening, terminal), discovered(opening, terminal),
                dialogue(opening, terminal),
                rules(opening, terminal), hold(opening, terminal),
                dispose(opening, terminal),
                moderate(opening, terminal), disclose(opening, terminal), new VerifyPackageCommand(terminal),
                new CommandLine(new FactCommand()).addSubcommand(new FactSetCommand(opening, terminal)),
                new SearchCommand(opening, terminal), new ShowCommand(opening, terminal), new StatusCommand(opening, terminal),
                new VerifyCommand(opening, terminal), new RebuildCommand(opening, terminal), new ServeCommand(opening, terminal));
    }

    private static CommandLine register(Opening opening, Terminal terminal) {
        return new CommandLine(new RegisterCommand()).addSubcommand(new RegisterImportCommand(opening, terminal))
                .addSubcommand(new RegisterListCommand(opening, terminal))
                .addSubcommand(new RegisterExportCommand(opening, terminal))
                .addSubcommand(new RegisterPublishCommand(opening, terminal))
                .addSubcommand(new RegisterTemplateCommand(terminal));
    }

    private static CommandLine discovered(Opening opening, Terminal terminal) {
        return new CommandLine(new DiscoveredCommand()).addSubcommand(new DiscoveredListCommand(opening, terminal))
                .addSubcommand(new DiscoveredDecideCommand(opening, terminal));
    }

    private static CommandLine dialogue(Opening opening, Terminal terminal) {
        return new CommandLine(new DialogueCommand()).addSubcommand(new DialogueAddCommand(opening, terminal))
                .addSubcommand(new DialogueListCommand(opening, terminal))
                .addSubcommand(new DialogueEndCommand(opening, terminal));
    }

    private static CommandLine credentials(Opening opening, Terminal terminal) {
        return new CommandLine(new CredentialsCommand()).addSubcommand(new CredentialsListCommand(opening, terminal))
                .addSubcommand(new CredentialsEnterCommand(opening, terminal))
                .addSubcommand(new CredentialsWithdrawCommand(opening, terminal));
    }

    private static CommandLine hold(Opening opening, Terminal terminal) {
        return new CommandLine(new HoldCommand()).addSubcommand(new HoldPlaceCommand(opening, terminal))
                .addSubcommand(new HoldLiftCommand(opening, terminal)).addSubcommand(new HoldListCommand(opening, terminal));
    }

    private static CommandLine rules(Opening opening, Terminal terminal) {
        return new CommandLine(new RulesCommand()).addSubcommand(new RulesCheckCommand(terminal))
                .addSubcommand(new RulesCasesCommand(terminal)).addSubcommand(new RulesLoadCommand(opening, terminal))
                .addSubcommand(new RulesExplainCommand(opening, terminal))
                .addSubcommand(new RulesPreviewCommand(opening, terminal));
    }

    private static CommandLine dispose(Opening opening, Terminal terminal) {
        return new CommandLine(new DisposeCommand()).addSubcommand(new DisposePreviewCommand(opening, terminal))
                .addSubcommand(new DisposeTasksCommand(opening, terminal))
                .addSubcommand(new DisposePrepareCommand(opening, terminal))
                .addSubcommand(new DisposeListCommand(opening, terminal))
                .addSubcommand(new DisposeApproveCommand(opening, terminal))
                .addSubcommand(new DisposeWithdrawCommand(opening, terminal))
                .addSubcommand(new DisposeExecuteCommand(opening, terminal))
                .addSubcommand(new DisposeCertificateCommand(opening, terminal));
    }

    private static CommandLine moderate(Opening opening, Terminal terminal) {
        return new CommandLine(new ModerateCommand())
                .addSubcommand(new CommandLine(new ModerateReasonsCommand())
                        .addSubcommand(new ModerateReasonsCheckCommand(terminal))
                        .addSubcommand(new ModerateReasonsLoadCommand(opening, terminal))
                        .addSubcommand(new ModerateReasonsListCommand(opening, terminal)))
                .addSubcommand(new ModerateBeginCommand(opening, terminal))
                .addSubcommand(new ModerateSealCommand(opening, terminal))
                .addSubcommand(new ModerateRemoveCommand(opening, terminal))
                .addSubcommand(new ModerateRemovedCommand(opening, terminal))
                .addSubcommand(new ModerateTextCommand(opening, terminal))
                .addSubcommand(new ModerateNoticeCommand(opening, terminal))
                .addSubcommand(new ModerateCloseCommand(opening, terminal))
                .addSubcommand(new ModerateWithdrawCommand(opening, terminal))
                .addSubcommand(new ModeratePictureCommand(opening, terminal))
                .addSubcommand(new ModerateNoteCommand(opening, terminal))
                .addSubcommand(new ModerateHandoverCommand(opening, terminal))
                .addSubcommand(new ModerateRouteCommand(opening, terminal))
                .addSubcommand(new ModerateWaitingCommand(opening, terminal))
                .addSubcommand(new ModerateFiguresCommand(opening, terminal))
                .addSubcommand(new ModerateCorrectCommand(opening, terminal))
                .addSubcommand(new ModerateListCommand(opening, terminal))
                .addSubcommand(new ModerateShowCommand(opening, terminal))
                .addSubcommand(new ModerateRecordCommand(opening, terminal))
                .addSubcommand(new ModerateRecordsCommand(opening, terminal))
                .addSubcommand(new ModerateQueueCommand(opening, terminal))
                .addSubcommand(new ModerateAnswerCommand(opening, terminal))
                .addSubcommand(new ModerateRestrictCommand(opening, terminal))
                .addSubcommand(new ModerateLiftCommand(opening, terminal))
                .addSubcommand(new ModerateLookCommand(opening, terminal))
                .addSubcommand(new ModerateRegisteredCommand(opening, terminal))
                .addSubcommand(new ModerateSecretCommand(opening, terminal));
    }

    private static CommandLine disclose(Opening opening, Terminal terminal) {
        return new CommandLine(new DiscloseCommand()).addSubcommand(new DiscloseOpenCommand(opening, terminal))
                .addSubcommand(new DiscloseAddCommand(opening, terminal))
                .addSubcommand(new DiscloseRemoveCommand(opening, terminal))
                .addSubcommand(new DiscloseReviewCommand(opening, terminal))
                .addSubcommand(new DiscloseMaskCommand(opening, terminal))
                .addSubcommand(new DisclosePreviewCommand(opening, terminal))
                .addSubcommand(new DiscloseDecideCommand(opening, terminal))
                .addSubcommand(new DisclosePackageCommand(opening, terminal))
                .addSubcommand(new DiscloseCloseCommand(opening, terminal))
                .addSubcommand(new DiscloseWithdrawCommand(opening, terminal))
                .addSubcommand(new DiscloseListCommand(opening, terminal))
                .addSubcommand(new DiscloseShowCommand(opening, terminal))
                .addSubcommand(new DiscloseFeeCommand(opening, terminal));
    }

    /** Gives every command the same words around its help. */
    private static void swedish(CommandLine line) {
        for (var command : line.getSubcommands().values()) {
            command.getCommandSpec().usageMessage().synopsisHeading("%nAnvändning: ").commandListHeading("%nKommandon:%n")
                    .parameterListHeading("%nDetta anges:%n").optionListHeading("%nTillval:%n");
            swedish(command);
        }
    }

    /** What stands above all commands. */
    @Command(name = "bevara", header = "Bevara: kommunens arkiv över sina sociala medier.", synopsisHeading = "%nAnvändning: ", customSynopsis = "./bevara KOMMANDO …", commandListHeading = "%nKommandon:%n", optionListHeading = "%nTillval:%n", footer = {
            "", "./bevara KOMMANDO --help visar mer om ett kommando. ./bevara test kör projektets alla prov.",
            "Slutkoder: 0 gjort, 1 gjort men med anmärkning, 2 fel i det som skrevs, 3 det gick inte."})
    static final class Root extends Group {
    }

    /** A word that only gathers commands. */
    static class Group implements Runnable {

        @CommandLine.Spec
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Option(names = {"-h", "--help"}, usageHelp = true, description = "Visar den här hjälpen.")
        boolean help;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "Ange ett kommando.");
        }
    }
}
