package se.bevara.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestDataValueProcessor;
import org.springframework.web.util.WebUtils;

/**
 * A random word that a browser holds in a strict cookie and each of our forms repeats: a form of somebody else's cannot. Thymeleaf adds
 * it to every {@code th:action}.
 */
@Component("requestDataValueProcessor")
class FormToken implements HandlerInterceptor, RequestDataValueProcessor {

    private static final String NAME = "bevara-form";

    private final SecureRandom random = new SecureRandom();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        String held = cookie != null && cookie.getValue().matches("[0-9a-f]{64}") ? cookie.getValue() : null;
        boolean form = request.getMethod().equals("POST") && request.getDispatcherType() != DispatcherType.ERROR;
        if (form && (held == null || !same(held, request.getParameter(NAME)))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        request.setAttribute(NAME, held != null ? held : handOut(response));
        return true;
    }

    private static boolean same(String held, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(held.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.UTF_8));
    }

    private String handOut(HttpServletResponse response) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        response.addHeader(HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, token).httpOnly(true).sameSite("Strict").path("/").build().toString());
        return token;
    }

    @Override
    public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof String token ? Map.of(NAME, token) : Map.of();
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String httpMethod) {
        return action;
    }

    @Override
    public String processFormFieldValue(HttpServletRequest request, @Nullable String name, String value, String type) {
        return value;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return url;
    }
}
