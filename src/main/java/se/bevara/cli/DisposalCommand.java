package se.bevara.cli;

import se.bevara.disposal.DisposalList;
import se.bevara.disposal.DisposalRefused;
import se.bevara.disposal.Disposals;
import se.bevara.retention.Approval;

/** A command about disposals: what is refused is told as wrong use. */
abstract class DisposalCommand extends ArchiveCommand {

    DisposalCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    abstract int run(Program program, Disposals disposals);

    @Override
    final int run(Program program) {
        try {
            return run(program, program.the(Disposals.class));
        } catch (DisposalRefused refused) {
            throw new WrongUse(String.valueOf(refused.getMessage()));
        }
    }

    /** Shows lists, and what each waits for. */
    final void show(Disposals disposals, Iterable<DisposalList> lists) {
        if (json) {
            terminal.json(lists);
            return;
        }
        var table = new Table("Lista", "Läge", "Beslut och regel", "Handlingar", "Gallrade", "Undantagna", "Upprättad", "Av",
                "Väntar på");
        lists.forEach(list -> table.row(list.id(), list.state().swedish(), list.rule().name(), list.items(), list.erased(),
                list.leftOut(), SwedishText.time(list.made()), person(list), waits(disposals, list)));
        table.print(terminal);
    }

    static String person(DisposalList list) {
        return list.approval() == Approval.STANDING ? "stående godkännande" : list.author();
    }

    private static String waits(Disposals disposals, DisposalList list) {
        return switch (list.state()) {
            case PREPARED -> "godkännande, " + list.approvals().size() + " av 2";
            case APPROVED -> "tidigast " + disposals.mayBeExecutedFrom(list);
            case EXECUTING -> "att verkställandet fortsätter";
            case CHECK_FAILED -> "att det som finns kvar utreds";
            case EXECUTED, WITHDRAWN -> "";
        };
    }
}
