package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.bevara.Bevara;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Archive;
import se.bevara.users.ApiKeys;
import se.bevara.users.Mandate;
import se.bevara.users.Role;
import se.bevara.users.Users;

/** The application as it is served, on a port and a folder of its own, asked over real HTTP. */
@SpringBootTest(classes = Bevara.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
        "spring.quartz.auto-startup=false", "bevara.snapshot.a-night=0", "bevara.moderation.pictures=false",
        "bevara.users.strength=4"})
@Import(Served.Platform.class)
abstract class Served {

    static final Account ACCOUNT = new Account("hostile-solvik", "Kommunstyrelsen", "", "", "hostile", "Solvik",
            URI.create("https://hostile.example/solvik"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "",
            Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));

    @TestConfiguration
    static class Platform {
        @Bean
        HostilePlatform hostilePlatform() {
            return new HostilePlatform();
        }
    }

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) {
        registry.add("bevara.data", Served::newFolder);
    }

    private static String newFolder() {
        try {
            Path folder = Files.createTempDirectory("bevara-web");
            folder.toFile().deleteOnExit();
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Archive archive;

    @Autowired
    Users users;

    @Autowired
    ApiKeys keys;

    static final String PASSWORD = "ett lösenord för proven";
    private static final Map<String, Browser> SIGNED_IN = new ConcurrentHashMap<>();

    private final HttpClient client = HttpClient.newHttpClient();

    Account account() {
        return registered(ACCOUNT);
    }

    Account registered(Account one) {
        if (accounts.find(one.id()).isEmpty()) {
            accounts.apply(new RegisterImport(List.of(one), List.of(), List.of(), List.of()), "test");
        }
        return one;
    }

    HttpResponse<byte[]> ask(String path, String... headers) {
        return everyman().ask(path, headers);
    }

    /** Somebody who may do all but administer users, and has no duties. */
    Browser everyman() {
        return as("everyman", Arrays.stream(Role.values()).filter(role -> role != Role.ADMINISTRATOR).map(Mandate::everywhere)
                .toList());
    }

    /** Somebody with a role in all authorities. */
    Browser as(Role role) {
        return as(role.name().toLowerCase(Locale.ROOT), List.of(Mandate.everywhere(role)));
    }

    /** Somebody who has signed in, with these roles and duties; once for each login. */
    Browser as(String login, List<Mandate> mandates, String... duties) {
        return SIGNED_IN.computeIfAbsent(port + " " + login, browser -> {
            if (!users.administered()) {
                users.example("first.administrator", "Ada", Role.ADMINISTRATOR, Set.of(), PASSWORD);
            }
            if (users.named(login).isEmpty()) {
                var invited = users.invite(login, "Namn " + login.charAt(0), mandates, Set.of(duties), "first.administrator");
                users.accept(login, invited.code(), PASSWORD);
            }
            var key = keys.make(users.named(login).orElseThrow(), "prov", 90, true);
            return new Browser(port).signIn(login, PASSWORD).with(key.secret());
        });
    }

    /** Somebody who has not signed in. */
    Browser nobody() {
        return new Browser(port);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Document page(String path, String... headers) {
        return Jsoup.parse(text(ask(path, headers)));
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The status line of an answer to a request written by hand. */
    String status(String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
