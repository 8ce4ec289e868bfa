package se.bevara.snapshot;

/** An item is not pictured: no copy may be made of it, or there is nothing left to picture. */
public final class NotToBePictured extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotToBePictured(String message) {
        super(message);
    }
}
