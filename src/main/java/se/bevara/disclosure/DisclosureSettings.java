package se.bevara.disclosure;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of requests for access, {@code bevara.disclosure.*}.
 *
 * @param municipality as it signs its decisions
 * @param court where its decisions are appealed (OSL 6 kap. 8 §)
 * @param fees the fee table in force, by its name; none means that copies cost nothing
 * @param sensitive how names of tags and facts begin that keep an item from being opened in bulk
 * @param persons from how many persons, and how many items in a structured file, OSL 21 kap. 7 § is to be weighed
 */
@ConfigurationProperties("bevara.disclosure")
public record DisclosureSettings(@DefaultValue("Kommunen") String municipality, @DefaultValue("Kammarrätten") String court,
        @DefaultValue("") String fees, @DefaultValue({
                "sekret", "känslig", "skydd", "personärende", "personuppgift",
                "hälsa"}) List<String> sensitive,
        @DefaultValue("50") int persons) {

    public DisclosureSettings {
        sensitive = List.copyOf(sensitive);
    }
}
