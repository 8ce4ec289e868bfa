package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The servers themselves do what the tests of the archive tell them to. */
@Tag("real-servers")
class ServersTest {

    @Test
    void snacTakesPostsAnswersEditsAndDeletes() {
        try (var snac = new SnacServer()) {
            var post = snac.post(SnacServer.MUNICIPALITY, "Vattnet stängs av i natt.");
            var reply = snac.reply(SnacServer.ANNA, post, "Gäller det Lillgatan?");
            snac.edit(SnacServer.ANNA, reply, post, "Gäller det även Lillgatan?");
            assertThat(snac.thread(post)).contains("även Lillgatan");
            snac.delete(SnacServer.ANNA, reply);
            assertThat(snac.thread(post)).doesNotContain(reply.uri());
        }
    }

    @Test
    void wordpressTakesPostsAnswersEditsAndDeletes() {
        try (var wordpress = new WordpressServer()) {
            long post = wordpress.post("Vatten", "Vattnet stängs av i natt.");
            long comment = wordpress.comment(post, 0, "Anna", "Gäller det Lillgatan?");
            long answer = wordpress.comment(post, comment, "Bo", "Nej.");
            wordpress.editComment(comment, "Gäller det även Lillgatan?");
            assertThat(wordpress.comments().toString()).contains("även Lillgatan");
            wordpress.deleteComment(comment);
            assertThat(wordpress.comments()).singleElement()
                    .satisfies(left -> assertThat(left.get("id").asLong()).isEqualTo(answer));
        }
    }

    @Test
    void nothingIsLeftRunning() {
        ProcessHandle server;
        try (var snac = new SnacServer()) {
            server = ProcessHandle.current().descendants().filter(process -> process.info().command().orElse("").endsWith("snac"))
                    .findFirst().orElseThrow();
            assertThat(server.isAlive()).isTrue();
        }
        assertThat(server.isAlive()).isFalse();
    }
}
