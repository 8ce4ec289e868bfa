package se.bevara.capture;

/** The night was asked to stop in an orderly way; what is done stands, the rest is done when it is started again. */
final class NightStopped extends RuntimeException {

    NightStopped() {
        super("Körningen avbröts på begäran. Det som är gjort står kvar; kör samma kommando igen för resten.");
    }
}
