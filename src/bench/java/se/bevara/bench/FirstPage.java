package se.bevara.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.bevara.Bevara;
import se.bevara.users.Role;
import se.bevara.users.Users;

/**
 * The first page, which tells each what waits for them, asked for over HTTP by twenty who have signed in and all come at once; beside it a
 * page of the same frame that asks nothing of the archive.
 */
final class FirstPage {

    private static final int USERS = 20;
    private static final int TIMES = 25;
    private static final String PASSWORD = "ett lösenord för mätningen";

    private final int port;
    private final List<HttpClient> people = new ArrayList<>();

    private FirstPage(int port) {
        this.port = port;
    }

    static void measure(Path data, Consumer<String> print) {
        try (var application = new SpringApplicationBuilder(Bevara.class).logStartupInfo(false).run("--bevara.data=" + data,
                "--server.port=0", "--spring.quartz.auto-startup=false", "--bevara.retention.examples=true",
                "--bevara.moderation.examples=true", "--bevara.users.strength=4", "--logging.level.root=WARN")) {
            var page = new FirstPage(Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port")));
            page.signIn(application);
            page.all("/");
            double[] alone = page.together("/", 1);
            double[] first = page.together("/", USERS);
            double[] frame = page.together("/style", USERS);
            print.accept(String.format(Locale.ROOT,
                    "first page, one at a time: p50 %.1f ms, p95 %.1f ms; %d users at once: p50 %.1f ms, p95 %.1f ms; "
                            + "a page that asks nothing of the archive, as many at once: %.1f and %.1f ms; ratio of p95 %.1f",
                    at(alone, 50), at(alone, 95), USERS, at(first, 50), at(first, 95), at(frame, 50), at(frame, 95),
                    at(first, 95) / at(frame, 95)));
        }
    }

    private static double at(double[] millis, int percent) {
        return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
    }

    /** Users of each role, in turn. */
    private void signIn(ConfigurableApplicationContext application) {
        var users = application.getBean(Users.class);
        for (int n = 0; n < USERS; n++) {
            Role role = Role.values()[n % Role.values().length];
            users.example("user" + n, "Namn " + n, role, Set.of(), PASSWORD);
        }
        // Where there is no administrator yet, nobody is let in.
        for (int n = 0; n < USERS; n++) {
            var client = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
            String token = Jsoup.parse(text(client, request("/sign-in").build())).select("[name=_csrf]").attr("value");
            text(client, request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + encoded(token) + "&login=user" + n + "&password="
                            + encoded(PASSWORD)))
                    .build());
            people.add(client);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String text(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody once more than is measured, until all is warm. */
    private void all(String path) {
        together(path, USERS);
        together(path, USERS);
    }

    /** Milliseconds of each answer, ascending. */
    private double[] together(String path, int users) {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = new ArrayList<Future<double[]>>();
            for (HttpClient person : people.subList(0, users)) {
                asking.add(crowd.submit(() -> one(person, path)));
            }
            double[] millis = new double[0];
            for (var each : asking) {
                double[] theirs = each.get();
                millis = Arrays.copyOf(millis, millis.length + theirs.length);
                System.arraycopy(theirs, 0, millis, millis.length - theirs.length, theirs.length);
            }
            Arrays.sort(millis);
            return millis;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private double[] one(HttpClient person, String path) {
        double[] millis = new double[TIMES];
        for (int n = 0; n < TIMES; n++) {
            long start = System.nanoTime();
            String page = text(person, request(path).build());
            millis[n] = (System.nanoTime() - start) / 1e6;
            if (!page.contains("/sign-out")) {
                throw new IllegalStateException(path + ": expected the page of one who has signed in, found another");
            }
        }
        return millis;
    }
}
