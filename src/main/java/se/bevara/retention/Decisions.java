package se.bevara.retention;

import java.util.List;
import org.springframework.stereotype.Component;

/** The disposal decisions that have been taken in, every version as the file it was read from. */
@Component
public class Decisions {

    /**
     * Takes in a file. A version already there with the same bytes is left as it is.
     *
     * @return what is wrong or strange in it; with an error nothing was taken in
     */
    public List<Finding> load(String fileName, byte[] yaml, String by) {
        throw new UnsupportedOperationException();
    }

    /** All versions of all decisions. */
    public List<Decision> all() {
        throw new UnsupportedOperationException();
    }

    /** A judge over all decisions; those of the sample count in the sample only. */
    public Judge judge() {
        throw new UnsupportedOperationException();
    }

    /** The file of a version, byte for byte. */
    public byte[] file(String id, int version) {
        throw new UnsupportedOperationException();
    }
}
