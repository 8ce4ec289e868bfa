package se.bevara.web;

/**
 * Something that waits for somebody.
 *
 * @param key of its messages: {@code today.KEY} names it by the count, {@code today.KEY.oldest} what is oldest or most urgent
 * @param count how many there are
 * @param oldest what is oldest or most urgent of them, as shown; empty where nothing is to be said
 * @param late whether its time has passed
 * @param link to the page where it is done
 */
record Matter(String key, long count, String oldest, boolean late, String link) {

    static Matter of(String key, long count, String oldest, String link) {
        return new Matter(key, count, oldest, false, link);
    }

    static Matter urgent(String key, long count, String oldest, String link) {
        return new Matter(key, count, oldest, true, link);
    }
}
