package se.bevara.sample;

/** A way in which a platform fails to answer truly. Applies to calls of the API, not to media. */
public enum Fault {
    /** Facebook: 403 with code 4 and usage headers at 100 %. YouTube: 403 that the quota is spent. Elsewhere: 429 with {@code Retry-After}. */
    RATE_LIMIT,
    /** 302 to {@code /login}. */
    LOGIN_WALL,
    /** 200 with a login page in HTML. */
    LOGIN_PAGE,
    /** The second page of a listing is the first once more, and then the listing ends. */
    REPEATED_PAGE,
    /** Each page of a listing is the first, and names a next one. */
    CYCLIC_PAGING,
    /** The connection closes in the middle of the body. */
    TRUNCATED,
    /** The body ends in the middle although its length says that it is whole. */
    HALF_JSON,
    /** 50 MB of valid JSON. */
    TOO_LARGE,
    /** 200 with an HTML page that is no login page. */
    WRONG_TYPE,
    /** 200 with JSON of another shape than documented. */
    WRONG_SHAPE,
    /** 100,000 arrays within each other. */
    DEEPLY_NESTED,
    /** 500 or 503. */
    SERVER_ERROR,
    /** No answer until the server stops. */
    STALL,
    /** Thread calls leave out the first comment that has answers, and everything below it; by id they are there. */
    LOST_SUBTREE,
    /** Listings are empty with HTTP 200; everything else answers. */
    EMPTY_LISTS
}
