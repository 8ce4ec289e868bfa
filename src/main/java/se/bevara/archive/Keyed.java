package se.bevara.archive;

import java.util.HexFormat;
import org.springframework.stereotype.Component;
import se.bevara.ledger.DataFolder;

/** Hashes under the catalogue's key, of what others must recognise and may not keep. Under another key they are others. */
@Component
public class Keyed {

    private final DataFolder folder;

    Keyed(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * The hash of a text, 32 hexadecimal digits.
     *
     * @throws IllegalStateException when there is no key: the archive has never been opened, or the key is lost
     */
    public String of(String what, String text) {
        if (!CatalogueKey.exists(folder.keys())) {
            throw new IllegalStateException("keys/catalogue.key: expected the key, found none");
        }
        return HexFormat.of().formatHex(CatalogueKey.read(folder.keys()).other(what, text));
    }
}
