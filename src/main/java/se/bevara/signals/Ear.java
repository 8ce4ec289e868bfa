package se.bevara.signals;

/** What listens to a stream. */
interface Ear {

    /** It has begun, or something came, were it only a sign of life. */
    void alive();

    /** What came was whole: the stream is not in vain. */
    void whole();
}
