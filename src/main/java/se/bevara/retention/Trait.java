package se.bevara.retention;

/** What an item is, as a rule can ask for it. */
public enum Trait implements Word {
    TYPE("typ"),
    DIRECTION("riktning"),
    PLATFORM("plattform"),
    ACCOUNT("konto"),
    ACCOUNT_KIND("kontotyp"),
    /** How the account was appraised, such as unik. */
    ACCOUNT_CLASS("kontoklass"),
    AUTHORITY("myndighet"),
    /** The role of who wrote it, or of who answered. */
    ROLE("författarroll"),
    /** The state of its thread. */
    THREAD("tråd"),
    /** Why it was, or is to be, removed from public view. */
    REASON("orsak");

    private final String swedish;

    Trait(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
