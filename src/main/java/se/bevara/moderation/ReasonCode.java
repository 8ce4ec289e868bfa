package se.bevara.moderation;

import java.util.List;
import se.bevara.retention.Word;

/**
 * A reason for which an item may be taken from public view.
 *
 * @param code its short name, in cases and commands
 * @param name what it is, in words
 * @param trait what the disposal decisions call it, the item's orsak
 * @param statute the statute it rests on; empty where it rests on a rule of conduct alone
 * @param conduct the rule of conduct, as visitors can read it on the account; empty where it rests on statute alone
 * @param evidence what is to be kept
 * @param police whether the police are to be told
 * @param route what to do first, where copying is forbidden; else empty
 * @param notice whether the one who wrote it is to be told
 * @param decides the role that decides
 * @param atOnce whether it is to go at once, not only as soon as possible
 * @param secret whether the archive's copy is closed to those without the right
 * @param uncopied whether it must be neither copied, pictured, shown nor indexed (BrB 16:10 a)
 * @param deadlines within how long each step is to be taken, where the reason says
 * @param english what it is, in words for those who do not read Swedish; may be empty
 * @param template the text in which the one who wrote it is told; empty for the list's first notice
 */
public record ReasonCode(String code, String name, String trait, String statute, String conduct, List<Kept> evidence,
        Police police,
        String route, boolean notice, String decides, boolean atOnce, boolean secret, boolean uncopied,
        Deadlines deadlines, String english, String template) {

    public ReasonCode {
        evidence = List.copyOf(evidence);
    }

    /** What evidence consists of. */
    public enum Kept implements Word {
        TEXT("text"),
        MEDIA("bilagor"),
        THREAD("tråd"),
        PICTURE("bild");

        private final String swedish;

        Kept(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** Whether a report to the police is to be made. */
    public enum Police implements Word {
        YES("ja"),
        CONSIDER("överväg"),
        NO("nej");

        private final String swedish;

        Police(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** Statute and rule of conduct in one line. */
    public String ground() {
        return statute + (statute.isEmpty() || conduct.isEmpty() ? "" : "; ") + conduct;
    }
}
