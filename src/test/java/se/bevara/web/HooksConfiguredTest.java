package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import se.bevara.users.Role;

/** Webhooks as an operator has configured them: one platform's, and no word to shake hands with. */
@TestPropertySource(properties = "bevara.signals.facebook.secret=hemlighet")
class HooksConfiguredTest extends Served {

    private static final String SIGNATURE = "X-Hub-Signature-256";

    private int deliver(String platform, String signature) {
        return send(nobody().request("/hooks/" + platform, SIGNATURE, signature, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":1}")).build()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"instagram", "linkedin", "x", "youtube", "FACEBOOK"})
    void isClosedUntilThereIsASecret(String platform) {
        assertThat(deliver(platform, "sha256=0")).isEqualTo(404);
        assertThat(nobody().ask("/hooks/" + platform + "?crc_token=a&challengeCode=a").statusCode()).isEqualTo(404);
    }

    @Test
    void shakesNoHandsWithoutAWord() {
        assertThat(nobody().ask("/hooks/facebook?hub.mode=subscribe&hub.verify_token=&hub.challenge=1").statusCode())
                .isEqualTo(403);
    }

    @Test
    void operatorsAreToldOfAPlatformWhoseSignatureHasNeverBeenRight() {
        assertThat(told(Role.COMMUNICATOR)).doesNotContain("rätt signatur");
        assertThat(deliver("facebook", "sha256=0")).isEqualTo(401);
        assertThat(told(Role.COMMUNICATOR)).contains("plattform vars anrop inte har rätt signatur").contains("facebook");
        assertThat(told(Role.APPROVER)).doesNotContain("rätt signatur");
        assertThat(deliver("facebook", "sha256=f41f6a397a1b184965183ea7c4b5597cad36a5669f7f79fbe1b398d5c49d4dd5")).isEqualTo(200);
        assertThat(deliver("facebook", "sha256=0")).isEqualTo(401);
        assertThat(told(Role.COMMUNICATOR)).doesNotContain("rätt signatur");
    }

    private String told(Role role) {
        return as(role).page("/").text();
    }
}
