package se.bevara.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Lösenordsvalvet, post 17", "1Password: Kommunikation",
            "KeePass-databasen \"Kommunikation\", post Facebook",
            "Bitwarden, samling SM-03", "Kuvert 3 i kassaskåpet, rum B214", "it-stod@solvik.example",
            "vault:kv/social/solvik-facebook",
            "Kommunikation&IT", "post 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "Dnr KS-2026/00417", "Träningspass: måndagar", ""})
    void letsReferencesThrough(String reference) {
        assertThat(Secrets.credential(reference)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sommar2026!", "Sommar2026", "lösenord: kaffe", "Lösenord är kaffe", "pwd=abc", "pinkod: 1234",
            "EAAGm0PX4ZCpsBAKZCw1ZB2", "inloggning kommun, lösen Vinter#2025", "Bearer abcdefgh12345", "ghp_0123456789abcdefghij",
            "d41d8cd98f00b204e9800998ecf8427e"})
    void stopsPasswordsAndTokens(String secret) {
        assertThat(Secrets.credential(secret)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"811218-9876", "19811218-9876", "198112189876", "8112189876", "Åsa, 811218+9876", "811218 9876",
            "701063-2391"})
    void knowsPersonalIdentityNumbers(String number) {
        assertThat(Secrets.personalNumber(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"811218-9875", "212000-0142", "08-12 34 56 78", "2026-11-20", "100064123456789", "post 17"})
    void letsOtherNumbersThrough(String number) {
        assertThat(Secrets.personalNumber(number)).isFalse();
    }
}
