package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.Archive;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;

class AttachmentNightTest extends NightCase {

    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/p.jpg", x -> {
            byte[] body = "bild".getBytes(StandardCharsets.UTF_8);
            x.getResponseHeaders().set("Content-Type", "image/jpeg");
            x.sendResponseHeaders(status.get(), body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        server.start();
        base = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void picturesAreArchivedTheSameNight(TestDatabase database) {
        platform.at("b").post("p1", "Karta").picture = base + "/p.jpg?oe=signed";
        var here = on(database).registered(base, "b");
        assertThat(here.night(1, "b").media()).isEqualTo(1);
        assertThat(here.the(Archive.class).media(here.item("b", "p1"), 1, 1)).asString().isEqualTo("bild");
    }

    @ParameterizedTest
    @EnumSource
    void aPictureThatCouldNotBeHadIsNamedAndTriedAgain(TestDatabase database) {
        platform.at("b").post("p1", "Karta").picture = base + "/p.jpg?oe=signed";
        status.set(500);
        var here = on(database).registered(base, "b");
        var first = here.night(1, "b");
        assertThat(first.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(first.gaps()).extracting(Gap::failure).containsExactly(Failure.SERVER_ERROR);
        assertThat(first.gaps().getFirst().detail()).doesNotContain("signed");
        status.set(200);
        var second = here.night(2, "b");
        assertThat(second.media()).isEqualTo(1);
        assertThat(second.lateMedia()).isEqualTo(1);
        assertThat(second.edited()).isZero();
        var item = here.item("b", "p1");
        assertThat(item.versions()).singleElement().satisfies(
                version -> assertThat(version.media()).singleElement().satisfies(medium -> {
                    assertThat(medium.failure()).isNull();
                    assertThat(here.the(Archive.class).media(item, 1, medium.number())).asString().isEqualTo("bild");
                }));
        var third = here.night(3, "b");
        assertThat(third.media() + third.lateMedia()).isZero();
        here.the(Archive.class).verify(difference -> assertThat(difference).isNull());
    }

    @ParameterizedTest
    @EnumSource
    void aPictureOnAPrivateAddressIsNotVisited(TestDatabase database) {
        a().post("p1", "Karta").picture = base + "/p.jpg";
        var here = on(database);
        assertThat(here.night(1, "a").gaps()).extracting(Gap::failure).containsExactly(Failure.UNSAFE_ADDRESS);
    }
}
