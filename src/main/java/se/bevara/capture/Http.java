package se.bevara.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** One HTTP exchange: no redirects, bounded in time and size, every way to fail told by name. Messages hold method, host and path only. */
final class Http {

    private final RestClient client;
    private final Duration whole;
    private final long limit;

    Http(Duration connect, Duration whole, long limit) {
        this.whole = whole;
        this.limit = limit;
        Executor executor = Executors.newVirtualThreadPerTaskExecutor();
        // Over plain HTTP the offer of HTTP/2 is an Upgrade header, which small servers answer with silence.
        ClientHttpRequestFactory plain = factory(HttpClient.Version.HTTP_1_1, connect, whole, executor);
        ClientHttpRequestFactory tls = factory(HttpClient.Version.HTTP_2, connect, whole, executor);
        client = RestClient.builder()
                .requestFactory((uri, method) -> ("https".equals(uri.getScheme()) ? tls : plain).createRequest(uri, method))
                .build();
    }

    private static ClientHttpRequestFactory factory(HttpClient.Version version, Duration connect, Duration whole,
            Executor executor) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder().version(version).connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER).executor(executor).build(), executor);
        factory.setReadTimeout(whole);
        return factory;
    }

    /** What was asked for, free of secrets. */
    static String asked(URI address) {
        return asked("GET", address);
    }

    static String asked(String method, URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String text = method + " " + address.getRawAuthority() + path;
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    Fetcher.Response get(URI address, Map<String, String> headers) {
        return send("GET", address, headers, MediaType.APPLICATION_JSON, "");
    }

    /** @param json what is sent along; empty for nothing */
    Fetcher.Response send(String method, URI address, Map<String, String> headers, String json) {
        return send(method, address, headers, MediaType.APPLICATION_JSON, json);
    }

    /** @param form names and values, written as in an address */
    Fetcher.Response form(URI address, Map<String, String> headers, String form) {
        return send("POST", address, headers, MediaType.APPLICATION_FORM_URLENCODED, form);
    }

    private Fetcher.Response send(String method, URI address, Map<String, String> headers, MediaType type, String sent) {
        long started = System.nanoTime();
        String asked = asked(method, address);
        try {
            var request = client.method(HttpMethod.valueOf(method)).uri(address).headers(h -> headers.forEach(h::set));
            var whole = sent.isEmpty() ? request : request.contentType(type).body(sent);
            return whole.exchangeForRequiredValue((asking, response) -> answer(asked, response, started));
        } catch (ResourceAccessException e) {
            throw unanswered(asked, e.getCause());
        } catch (IllegalArgumentException e) {
            throw new FetchFailed(Failure.UNSAFE_ADDRESS, asked, "an address and headers that HTTP allows", "others");
        }
    }

    private static FetchFailed unanswered(String asked, @Nullable Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new FetchFailed(Failure.UNREACHABLE, asked, "a connection", "none in time");
        }
        if (cause instanceof HttpTimeoutException) {
            return new FetchFailed(Failure.TIMEOUT, asked, "an answer in time", "none");
        }
        return new FetchFailed(Failure.UNREACHABLE, asked, "an answer",
                cause == null ? "none" : cause.getClass().getSimpleName());
    }

    private Fetcher.Response answer(String asked, ClientHttpResponse response, long started) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        response.getHeaders().forEach((name, values) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT),
                values.isEmpty() ? "" : values.getFirst()));
        long told = response.getHeaders().getContentLength();
        byte[] body = body(asked, response, told, started);
        return new Fetcher.Response(response.getStatusCode().value(), headers, body, digest(body));
    }

    private byte[] body(String asked, ClientHttpResponse response, long told, long started) {
        // Closed here, also when nothing was read: an answer that is closed late is first read to its end.
        try (InputStream in = response.getBody()) {
            if (told > limit) {
                throw tooLarge(asked, told + " bytes");
            }
            byte[] body = read(asked, in);
            if (told >= 0 && body.length < told) {
                throw new FetchFailed(Failure.TRUNCATED, asked, told + " bytes", body.length + " bytes");
            }
            return body;
        } catch (IOException e) {
            // When the time is up the client closes the answer, which reads like a cut.
            boolean late = System.nanoTime() - started >= whole.toNanos();
            throw new FetchFailed(late ? Failure.TIMEOUT : Failure.TRUNCATED, asked,
                    told >= 0 ? told + " bytes" : "the whole answer",
                    late ? "a part of it in time" : "a cut connection");
        }
    }

    private byte[] read(String asked, InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            body.write(buffer, 0, n);
            if (body.size() > limit) {
                throw tooLarge(asked, "more");
            }
        }
        return body.toByteArray();
    }

    private FetchFailed tooLarge(String asked, String found) {
        return new FetchFailed(Failure.TOO_LARGE, asked, "at most " + limit + " bytes", found);
    }

    private static String digest(byte[] body) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
