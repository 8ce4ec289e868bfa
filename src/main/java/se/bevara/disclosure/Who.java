package se.bevara.disclosure;

/**
 * Who acts in a request.
 *
 * @param by a name or role of the municipality
 * @param role the role in which secret items are read; empty for none
 */
public record Who(String by, String role) {

    public Who {
        Said.name("by", by);
        role = role.strip();
    }

    /** One who reads nothing that is secret. */
    public static Who of(String by) {
        return new Who(by, "");
    }
}
