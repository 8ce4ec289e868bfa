package se.bevara.archive;

/** An item that was to be archived for the first time though it is known. Nothing of the ingest was archived. */
public final class AlreadyArchived extends RuntimeException {

    AlreadyArchived(String message) {
        super(message);
    }
}
