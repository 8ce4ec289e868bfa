package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the browser asks for through the proxy, word by word. */
class ProxyCallTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"/a?x=1|2 /a?x=1|2", "/a|b{c}^d /a|b{c}^d", "?q=[1] /?q=[1]", "'' /", "/å%zz /å%zz"})
    void signsThatNoUriAllowsArePassedOn(String asked, String passed) throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress()); var way = new GuardedWay(1_000_000)) {
            String home = "http://127.0.0.1:" + server.getLocalPort();
            way.begin(URI.create(home));
            var got = CompletableFuture.supplyAsync(() -> first(server));
            try (var browser = new Socket(InetAddress.getLoopbackAddress(), way.port())) {
                browser.getOutputStream()
                        .write(("GET " + home + asked + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                assertThat(got.get(20, TimeUnit.SECONDS)).isEqualTo("GET " + passed + " HTTP/1.1");
            }
        }
    }

    private static String first(ServerSocket server) {
        try (var socket = server.accept()) {
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)).readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @org.junit.jupiter.api.Test
    void anAddressAsBrowsersWriteItIsMadeAUri() {
        assertThat(Address.uri("https://solvik.se/a|b?c={å}&d=50%"))
                .isEqualTo(URI.create("https://solvik.se/a%7Cb?c=%7B%C3%A5%7D&d=50%25"));
    }
}
