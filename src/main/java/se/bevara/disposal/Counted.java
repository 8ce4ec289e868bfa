package se.bevara.disposal;

/** Numbers of items as Swedish says them. */
final class Counted {

    private Counted() {
    }

    static String items(int number) {
        return number == 1 ? "1 handling" : number + " handlingar";
    }
}
