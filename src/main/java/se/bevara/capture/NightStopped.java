package se.bevara.capture;

/** The night was asked to stop in an orderly way; what is done stands, the rest is done when it is started again. */
final class NightStopped extends RuntimeException {

    NightStopped() {
        super("the night was asked to stop");
    }
}
