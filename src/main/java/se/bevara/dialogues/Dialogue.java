package se.bevara.dialogues;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue that one of our accounts has on somebody else's page.
 *
 * @param number its number for ever, from 1
 * @param account ours, by its identifier in the register
 * @param address of the post that the dialogue begins with
 * @param assignment the assignment (uppdrag) that it belongs to
 * @param agreedWith the role that it is agreed with (förankrad)
 * @param by who registered it
 * @param ended null while it is in force
 * @param root the archived item that it begins with; null until there is one
 */
public record Dialogue(long number, String account, URI address, String assignment, String agreedWith, String by, Instant started,
        @Nullable Instant ended, @Nullable Long root) {

    public boolean inForce() {
        return ended == null;
    }
}
