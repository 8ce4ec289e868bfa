package se.bevara.dialogues;

/** A dialogue that cannot be registered or ended, or not like this. Its message says in Swedish what was expected and what was found. */
public final class DialogueRefused extends IllegalArgumentException {

    DialogueRefused(String message) {
        super(message);
    }
}
