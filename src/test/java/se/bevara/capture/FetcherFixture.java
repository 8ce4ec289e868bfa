package se.bevara.capture;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server on loopback that answers as a test says, and the fetchers that ask it. */
abstract class FetcherFixture {

    static final String SECRET = "EAAsecret";
    final CountDownLatch done = new CountDownLatch(1);
    HttpServer server;
    URI base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        base = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    TestFetchers quick() {
        return new TestFetchers(Map.of());
    }

    TestFetchers impatient() {
        return new TestFetchers(Map.of("answer-timeout", "300ms", "tries", "1"));
    }

    Failure failure(String path, TestFetchers fetchers) {
        return failed(base.resolve(path), fetchers);
    }

    Failure failed(URI address, TestFetchers fetchers) {
        return catchThrowableOfType(FetchFailed.class, () -> fetchers.open(base).get(address, Map.of())).failure();
    }

    void answers(String path, int status, String type, String body) {
        server.createContext(path, x -> {
            x.getResponseHeaders().set("Content-Type", type);
            send(x, status, body);
        });
    }

    static void send(HttpExchange x, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        x.sendResponseHeaders(status, bytes.length);
        x.getResponseBody().write(bytes);
        x.close();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static URI address(ServerSocket socket) {
        return URI.create("http://localhost:" + socket.getLocalPort() + "/a");
    }

    /** A server that reads the request, writes these bytes and cuts the connection. */
    static ServerSocket raw(String answer, boolean reset) throws IOException {
        var listening = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        Thread.startVirtualThread(() -> {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    socket.setSoLinger(reset, 0);
                } catch (IOException e) {
                    return;
                }
            }
        });
        return listening;
    }
}
