package se.bevara.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import se.bevara.users.ApiKeys;
import se.bevara.users.ApiKeys.Asked;

/** Looks up whose key a request of another system's bears ({@code Authorization: Bearer}, RFC 6750). A session's cookie opens nothing here. */
class KeyEntry extends OncePerRequestFilter {

    static final String PATH = "/api/";

    private static final int TOO_MANY = 429;
    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"bevara\"";

    private final ApiKeys keys;

    KeyEntry(ApiKeys keys) {
        this.keys = keys;
    }

    /** Answers whoever has no key that opens anything. */
    static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (sent.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String one = sent.size() == 1 ? sent.getFirst() : "";
        boolean bearer = one.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        switch (keys.ask(bearer ? one.substring(SCHEME.length()).strip() : "", request.getRemoteAddr())) {
            case Asked.Known known -> enter(known, request, response, chain);
            case Asked.Unknown() -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            }
            case Asked.TooSoon(Duration left) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(left.plusMillis(999).toSeconds()));
                response.sendError(TOO_MANY);
            }
        }
    }

    private static void enter(Asked.Known known, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!known.key().writes() && !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod())) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\"");
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Sessions.enter(request, known.user());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(known.user().id(), "", AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
