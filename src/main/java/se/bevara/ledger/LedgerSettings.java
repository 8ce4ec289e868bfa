package se.bevara.ledger;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the ledger.
 *
 * @param origin whose ledger it is: the first line of every checkpoint and the name of its key, without spaces and plus signs
 * @param tsa address of a time-stamping authority, RFC 3161 over HTTP; none: checkpoints are signed only
 * @param tsaCertificate PEM file with the authority's certificate, or that of its issuer; none: any signer is believed
 */
@ConfigurationProperties("bevara.ledger")
record LedgerSettings(@DefaultValue("bevara.example/ledger") String origin, @Nullable URI tsa, @Nullable Path tsaCertificate) {

    LedgerSettings {
        if (!origin.matches("[^\\s+]+")) {
            throw new IllegalArgumentException(
                    "bevara.ledger.origin: expected a name without spaces and plus signs, found " + origin);
        }
    }
}
