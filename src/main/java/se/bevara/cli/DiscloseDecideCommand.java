package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Answer;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.DisclosureRefused;
import se.bevara.disclosure.Request;
import se.bevara.users.Right;

/** Decides a request. */
@Command(name = "decide", description = {
        "Beslutar en begäran: helt, delvis eller avslag. Prövningen av varje handling måste bära beslutet.",
        "Delvis och avslag får en text om rätten till skriftligt beslut och om hur man överklagar."})
final class DiscloseDecideCommand extends DiscloseStep {

    @Parameters(paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Option(names = "--answer", paramLabel = "BESLUT", required = true, description = "helt, delvis eller avslag.")
    String answer = "";

    @Option(names = "--reasons", paramLabel = "TEXT", description = "Skälen; behövs om något inte lämnas ut. De står på paketets försättsblad.")
    String reasons = "";

    @Option(names = "--repeats-seen", description = "Den som beslutar har vägt in att maskade ord visas på andra ställen.")
    boolean repeats;

    @Option(names = "--weighed", description = "Den som beslutar har vägt in 21 kap. 7 § offentlighets- och sekretesslagen.")
    boolean weighed;

    DiscloseDecideCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    /** That something is not handed out is decided by whoever may decide it. */
    @Override
    Right needed() {
        return answer().refuses() ? Right.REFUSE : Right.DISCLOSE;
    }

    private Answer answer() {
        try {
            return Answer.of(answer);
        } catch (DisclosureRefused e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    Request step(Program program) {
        return program.the(Deciding.class).decide(request, new Deciding.Decision(answer(), reasons, repeats, weighed),
                who());
    }
}
