package se.bevara.snapshot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A site on loopback whose pages do what an account's page may do, each at a path of its own. */
public final class Site implements AutoCloseable {

    private static final String STYLE = "<style>body{font-family:sans-serif;margin:0;background:#f2efe9}"
            + "header{background:#16425b;color:#fff;padding:40px}article{background:#fff;margin:24px auto;width:640px;padding:24px}"
            + "</style>";
    private static final String TEXT = "<p>Kommunen berättar om bygget vid busstorget, om badhusets öppettider och om räksmörgåsar.</p>";

    final List<String> asked = new CopyOnWriteArrayList<>();
    /** Answers to {@code /never} are held until it is released. */
    final CountDownLatch held = new CountDownLatch(1);
    /** Counted down when {@code /never} is asked for. */
    final CountDownLatch waiting = new CountDownLatch(1);
    private final HttpServer server;

    public Site() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** What the browser called itself, last. */
    volatile String agent = "";

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        agent = exchange.getRequestHeaders().getFirst("User-Agent");
        asked.add(path);
        try (exchange) {
            switch (path) {
                case "/telefonvagg" -> send(exchange, 200, "text/html; charset=utf-8",
                        page(agent.contains("Mobile") ? "<h1>Logga in för att fortsätta</h1>" + TEXT : header() + TEXT));
                case "/wall" -> redirect(exchange, "/login?next=wall");
                case "/home" -> redirect(exchange, "/elsewhere");
                case "/odd" -> redirect(exchange, "/elsewhere#b|c");
                case "/private" -> redirect(exchange, "http://localhost:" + port() + "/secret");
                case "/broken" -> send(exchange, 503, "text/html", page("<h1>Fel</h1>" + TEXT));
                case "/lost" -> send(exchange, 404, "text/html", page("<h1>Sidan finns inte</h1>" + TEXT));
                case "/file" -> {
                    exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=arkiv.zip");
                    send(exchange, 200, "application/zip", "PK");
                }
                case "/json" -> send(exchange, 200, "application/json", "{\"text\":\"" + TEXT + "\"}");
                case "/never" -> hold(exchange);
                case "/picture.svg" -> send(exchange, 200, "image/svg+xml",
                        "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='240'><rect width='640' height='240' fill='#81a4cd'/>"
                                + "<circle cx='320' cy='120' r='90' fill='#f7b538'/></svg>");
                default -> send(exchange, 200, "text/html; charset=utf-8", page(body(path)));
            }
        }
    }

    private String body(String path) {
        return switch (path) {
            case "/solvik", "/solvik/" -> header() + articles(1, 6) + lazy("n < 4");
            case "/endless" -> header() + articles(1, 6) + lazy("true");
            case "/login" -> "<h1>Logga in för att fortsätta</h1><form>" + TEXT
                    + "<input name=user><input type=password></form>";
            case "/telefon" -> "<meta name=viewport content='width=device-width, initial-scale=1'>" + header() + articles(1, 3)
                    + "<style>@media (max-width:500px){header{background:#8a1c1c}article{width:auto;margin:12px}img{max-width:100%}}</style>";
            case "/dagar" -> header() + days();
            case "/form" -> header() + "<form>Inloggning för personal <input type=password></form>";
            case "/empty" -> "";
            case "/white" -> "<style>*{color:#fff!important;background:#fff!important}</style>" + TEXT + TEXT;
            case "/restless" -> header() + TEXT + "<div id=d></div><script>setInterval(()=>{d.style.height="
                    + "(1500+Math.random()*3000)+'px'},40)</script>";
            case "/stuck" -> header() + TEXT + "<script>onload=()=>setTimeout(()=>{while(true){}},10)</script>";
            case "/slow" -> header() + TEXT + "<img src=/never>";
            default -> header() + articles(1, 2);
        };
    }

    private static String header() {
        return "<header><h1>Solviks kommun 🎉 å ä ö</h1><a href='/om?del=1'>Om oss</a> <a href='javascript:alert(1)'>Nej</a></header>";
    }

    /** A post a day, newest first, the last on New Year's Day of 2026. */
    private static String days() {
        var text = new StringBuilder();
        for (int day = 200; day >= 1; day--) {
            text.append("<article style='height:200px'><time datetime='").append(java.time.LocalDate.ofYearDay(2026, day))
                    .append("'>Dag ").append(day).append("</time>").append(TEXT).append("</article>");
        }
        return text.toString();
    }

    private static String articles(int from, int to) {
        var text = new StringBuilder();
        for (int n = from; n <= to; n++) {
            text.append("<article><h2>Inlägg ").append(n).append("</h2>").append(TEXT)
                    .append("<img src=/picture.svg loading=lazy>")
                    .append("<p><a href='https://solvik.example/inlagg/").append(n).append("'>Läs mer</a></p></article>");
        }
        return text.toString();
    }

    /** More articles whenever one comes near the bottom. */
    private static String lazy(String condition) {
        return """
                <script>let n = 0;
                addEventListener('scroll', () => {
                  if (%s && innerHeight + scrollY > document.body.scrollHeight - 300) {
                    n++;
                    for (let i = 0; i < 5; i++) {
                      const a = document.createElement('article');
                      a.innerHTML = '<h2>Äldre inlägg ' + n + '-' + i + '</h2><p>Mer text om det som hände i höstas.</p>';
                      a.style.height = '300px';
                      document.body.append(a);
                    }
                  }
                });</script>""".formatted(condition);
    }

    private static String page(String body) {
        return "<!doctype html><html lang=sv><head><meta charset=utf-8><title>Solvik på nätet</title>" + STYLE + "</head><body>"
                + body
                + "</body></html>";
    }

    private void hold(HttpExchange exchange) throws IOException {
        waiting.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        send(exchange, 200, "text/plain", "");
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A page of the test's own. */
    void put(String path, String body) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            try (exchange) {
                send(exchange, 200, "text/html; charset=utf-8", page(header() + body));
            }
        });
    }

    private final Semaphore met = new Semaphore(0);

    /** A page whose picture comes when so many wait for it. */
    void meeting(String path, int number) {
        var all = new CountDownLatch(number);
        server.createContext(path + ".svg", exchange -> {
            met.release();
            all.countDown();
            try (exchange) {
                all.await();
                send(exchange, 200, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        put(path, TEXT + "<img src='" + path + ".svg'>");
    }

    /** Waits until so many have asked for such a picture. */
    void met(int number) {
        met.acquireUninterruptibly(number);
    }

    /** A page that comes with an error. */
    void error(String path, int status, String body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                send(exchange, status, "text/html; charset=utf-8", page(body));
            }
        });
    }

    /** A page that is shown when one has refused on another, at an address of its own. */
    void gate(String path, String wall) {
        put(wall, "<p>Får vi spara kakor?</p><form action=" + path
                + "><button name=svar value=ja>Godkänn</button><button name=svar value=nej>Avvisa allt</button></form>");
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            try (exchange) {
                if ("svar=nej".equals(exchange.getRequestURI().getQuery())) {
                    send(exchange, 200, "text/html; charset=utf-8", page(header() + articles(1, 2)));
                } else {
                    redirect(exchange, wall);
                }
            }
        });
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }
}
