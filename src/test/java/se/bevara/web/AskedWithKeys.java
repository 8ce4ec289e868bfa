package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.archive.Accession;
import se.bevara.capture.Nights;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks as other systems do, with keys, over real HTTP, and holds answers against the description. */
@Import(Ticking.class)
@TestPropertySource(properties = "bevara.moderation.examples=true") // a folder of its own
abstract class AskedWithKeys extends Served {

    static final JsonMapper JSON = JsonMapper.shared();
    private static int next;

    @Autowired
    Ticking time;

    @Autowired
    Nights nights;

    @Autowired
    Reasons reasons;

    @Autowired
    Restrictions restrictions;

    @Autowired
    Ledger ledger;

    private @Nullable JsonNode description;

    /** One that no night captures: nothing answers for its platform. */
    @Override
    Account account() {
        return registered(EveryDoorTest.CLOSED);
    }

    JsonNode description() {
        if (description == null) {
            description = JSON.readTree(nobody().ask(DescriptionPage.PATH).body());
        }
        return description;
    }

    /** Holds an answer against what the description says of it. */
    JsonNode described(HttpResponse<byte[]> answer, String path, String method) {
        var told = description().path("paths").path(path).path(method).path("responses")
                .path(String.valueOf(answer.statusCode()));
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        var schema = told.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(path + " " + answer.statusCode() + " " + type + " " + text(answer)).isFalse();
        JsonNode body = JSON.readTree(answer.body());
        assertThat(errors(schema, body)).as(path + ": " + body).isEmpty();
        return body;
    }

    List<String> errors(JsonNode schema, JsonNode body) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", description().path("components"));
        Schema judge = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
        return judge.validate(body).stream().map(Object::toString).toList();
    }

    JsonNode got(String path, String described) {
        var answer = everyman().ask(path);
        assertThat(answer.statusCode()).as(path + " " + text(answer)).isEqualTo(200);
        return described(answer, described, "get");
    }

    long archived(String text) {
        String key = "api" + ++next;
        var post = HostilePlatform.item(key, "Åsa Öberg", text).put("url", "https://hostile.example/" + key).put("alt",
                "En bild");
        post.putArray("media").add(key + "m");
        post.putArray("links").add("https://example.org/ok");
        post.putObject("counts").put("likes", 3);
        long item = archive.ingest(account(), List.of(HostilePlatform.post(post,
                HostilePlatform.media(key + "m", "image/svg+xml", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)))))
                .getFirst();
        archive.ingest(account(), List.of(new Accession.Next(item,
                HostilePlatform.captured(post.put("text", text + " ändrat")), List.of())));
        return item;
    }
}
