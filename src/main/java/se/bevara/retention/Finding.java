package se.bevara.retention;

/**
 * Something wrong in a file, told in Swedish.
 *
 * @param kind what kind of fault, such as {@code okänt fält}
 * @param line from 1; 0 where no line is to blame
 * @param field path of the field, such as {@code regler[2].verkan}
 * @param mend how to put it right
 */
public record Finding(Severity severity, String kind, String file, int line, String field, String found, String expected,
        String mend) {

    /** Whether the file can be used all the same. */
    public enum Severity implements Word {
        ERROR("fel"),
        WARNING("varning");

        private final String swedish;

        Severity(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** The finding as one line. */
    public String text() {
        return severity.swedish() + ": " + file + (line > 0 ? ", rad " + line : "") + (field.isEmpty() ? "" : ", " + field) + ": "
                + kind
                + (found.isEmpty() ? "" : "; fann " + found) + (expected.isEmpty() ? "" : "; väntade " + expected)
                + (mend.isEmpty() ? "" : ". " + mend);
    }
}
