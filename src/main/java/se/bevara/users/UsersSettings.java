package se.bevara.users;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of users.
 *
 * @param strength of bcrypt, the logarithm of its rounds
 * @param idle after how long without a request a session ends
 * @param longest after how long it ends in any case
 * @param invitation how long a code to choose a password can be used
 * @param contact whom to ask who gets in nowhere; shown on the sign-in page
 * @param directory how the municipality's directory says what its users may do here
 */
@ConfigurationProperties("bevara.users")
public record UsersSettings(@DefaultValue("12") int strength, @DefaultValue("30m") Duration idle,
        @DefaultValue("10h") Duration longest, @DefaultValue("7d") Duration invitation, @DefaultValue("") String contact,
        @DefaultValue Directory directory) {

    /**
     * @param claim of the identity token that lists what somebody is: a text or a list of texts
     * @param roles what each of its values gives here
     */
    public record Directory(@DefaultValue("groups") String claim, @DefaultValue List<Mapped> roles) {

        public Directory {
            roles = List.copyOf(roles);
        }
    }

    /**
     * @param value of the claim
     * @param authorities that the role is limited to; none for all
     */
    public record Mapped(String value, Role role, @DefaultValue List<String> authorities, @DefaultValue List<String> duties) {
    }
}
