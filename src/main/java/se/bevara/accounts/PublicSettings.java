package se.bevara.accounts;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the public list of accounts.
 *
 * @param municipality whose list it is
 * @param contact where records are asked for: the function and how to reach it, such as {@code registrator@solvik.example}
 * @param contacts the same of single authorities, by the authority's name
 */
@ConfigurationProperties("bevara.accounts")
record PublicSettings(@DefaultValue("") String municipality, @DefaultValue("") String contact,
        @DefaultValue Map<String, String> contacts) {

    static final PublicSettings NONE = new PublicSettings("", "", Map.of());
}
