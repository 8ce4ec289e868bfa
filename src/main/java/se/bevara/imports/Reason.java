package se.bevara.imports;

/** Why something in an export is no new item. */
public enum Reason {
    SHARED("delningar av vad andra skrev"),
    NOT_PUBLIC("inte riktade till alla"),
    DELETED("redan borttagna på plattformen"),
    SPAM("skräp eller i papperskorgen"),
    NOT_A_POST("annat än inlägg och kommentarer"),
    EMPTY("utan text och bilagor"),
    TWICE("samma sak en gång till i filen"),
    BROKEN("gick inte att läsa"),
    DISPOSED("gallrade förut, kommer inte tillbaka"),
    FORBIDDEN("får inte fångas enligt ett ärende");

    private final String swedish;

    Reason(String swedish) {
        this.swedish = swedish;
    }

    public String swedish() {
        return swedish;
    }
}
