package se.bevara.capture;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.DefaultUriBuilderFactory;

/**
 * Lets a connector list its calls as an {@code @HttpExchange} interface whose methods return {@link Fetcher.Response}: the calls go
 * through the {@link Fetcher} and nowhere else, and come back with their exact bytes.
 */
public final class PlatformCalls implements HttpExchangeAdapter {

    private final DefaultUriBuilderFactory addresses;
    private final Supplier<Map<String, String>> headers;
    private final Fetcher fetcher;

    private PlatformCalls(URI base, Supplier<Map<String, String>> headers, Fetcher fetcher) {
        this.addresses = new DefaultUriBuilderFactory(base.toString());
        this.headers = headers;
        this.fetcher = fetcher;
    }

    /**
     * @param headers read anew for each call, the credential among them
     */
    public static <T> T to(Class<T> calls, URI base, Supplier<Map<String, String>> headers, Fetcher fetcher) {
        return HttpServiceProxyFactory.builderFor(new PlatformCalls(base, headers, fetcher)).build().createClient(calls);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> type) {
        if (type.getType() != Fetcher.Response.class || values.getHttpMethod() != HttpMethod.GET) {
            throw new UnsupportedOperationException(
                    "platform call: expected GET and exact bytes, found " + values.getHttpMethod());
        }
        Map<String, String> sent = new HashMap<>(headers.get());
        values.getHeaders().forEach((name, given) -> sent.put(name, String.join(", ", given)));
        return (T) fetcher.get(address(values), sent);
    }

    private URI address(HttpRequestValues values) {
        URI given = values.getUri();
        String template = values.getUriTemplate();
        return given != null ? given : addresses.expand(template == null ? "" : template, values.getUriVariables());
    }

    @Override
    public boolean supportsRequestAttributes() {
        return false;
    }

    @Override
    public void exchange(HttpRequestValues values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues values, @Nullable ParameterizedTypeReference<T> type) {
        throw new UnsupportedOperationException();
    }
}
