package se.bevara.cli;

import picocli.CommandLine.Option;
import se.bevara.credentials.Purpose;

/** What a credential is for, as it is said: to read where nothing is. */
final class CredentialPurpose {

    @Option(names = "--write", description = "Den som är till för att ta bort och dölja, inte för att läsa.")
    boolean write;

    @Option(names = "--renew", description = "Den som är till för att förnya den att läsa (refresh token): LinkedIn, X och YouTube.")
    boolean renew;

    Purpose chosen() {
        return renew ? Purpose.RENEW : write ? Purpose.WRITE : Purpose.READ;
    }
}
