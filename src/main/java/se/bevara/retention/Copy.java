package se.bevara.retention;

/** Which copy of an item a rule speaks of. */
public enum Copy implements Word {
    PLATFORM("plattform"),
    ARCHIVE("arkiv");

    private final String swedish;

    Copy(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
