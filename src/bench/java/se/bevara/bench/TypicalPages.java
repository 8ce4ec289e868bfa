package se.bevara.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * Pages on loopback as accounts typically have them: some with few pictures and some with many, which come as one scrolls, about 6 MB of PNG
 * each when pictured.
 */
final class TypicalPages implements AutoCloseable {

    private static final int PHOTOS = 16;
    private static final int WIDTH = 880;
    private static final int HEIGHT = 560;

    private final HttpServer server;
    private final List<byte[]> photos = new ArrayList<>();

    TypicalPages() throws IOException {
        for (int i = 0; i < PHOTOS; i++) {
            photos.add(photo(new Random(i)));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI at(int page) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/page/" + page);
    }

    /** Soft shapes with the grain of a photograph, JPEG. */
    private static byte[] photo(Random random) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        float hue = random.nextFloat();
        double swing = 40 + random.nextInt(80);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double light = 0.5 + 0.3 * Math.sin(x / swing) * Math.cos(y / swing * 1.3) + 0.03 * random.nextGaussian();
                image.setRGB(x, y, Color.HSBtoRGB(hue + y / 2000f, 0.45f, (float) Math.clamp(light, 0, 1)));
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            int number = path.length == 3 && path[2].matches("\\d{1,6}") ? Integer.parseInt(path[2]) : 0;
            boolean photo = path[1].equals("photo");
            byte[] body = photo ? photos.get(number % PHOTOS) : page(number).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", photo ? "image/jpeg" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String page(int number) {
        var posts = new StringBuilder();
        for (int i = 0; i < 9 + number % 5; i++) {
            posts.append("<article><h2>Solviks kommun</h2><p>").append(Words.text(number * 100L + i, 300)).append("</p>");
            if (i % 6 != 5) {
                posts.append("<img loading=lazy width=").append(WIDTH).append(" height=").append(HEIGHT).append(" src=/photo/")
                        .append(number * 7 + i).append('>');
            }
            posts.append("<p><a href=https://www.facebook.com/solvik/posts/").append(number * 100 + i)
                    .append(">Visa inlägget</a></p></article>");
        }
        return """
                <!doctype html><html lang=sv><meta charset=utf-8><title>Solviks kommun</title><style>body{margin:0;background:#e9ecef;
                font:16px/1.45 sans-serif}header{background:linear-gradient(#7fb3d5,#1f618d);height:360px}article{background:#fff;
                width:880px;margin:16px auto;padding:16px;border-radius:8px}</style><header></header>%s</html>"""
                .formatted(posts);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
