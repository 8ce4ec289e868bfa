package se.bevara.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every request passes: asked for by a name of ours (else another site's name has been pointed at this machine), changes asked for
 * by our own pages alone, and answers that tell the browser to run and fetch nothing but ours.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // before anybody is asked who they are
class Door extends OncePerRequestFilter {

    static final String PAGES = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; script-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** What was captured is shut in: even if a browser took it for a page it could do nothing. */
    static final String CAPTURED = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private static final int MISDIRECTED = 421;

    private final Set<String> hosts;

    Door(WebSettings settings) {
        hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        addHeaders(request, response);
        if (!hosts.contains(name(request.getHeader("Host")))) {
            response.sendError(MISDIRECTED);
        } else if (changes(request) && !fromOurPages(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            pass(request, response, chain);
        }
    }

    /** A form that is too large or broken is found out here, before anybody reads its fields: then our error page can be shown. */
    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (changes(request) && type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            try {
                request.getParts();
            } catch (IllegalStateException | InvalidFileNameException | IOException | ServletException e) {
                response.sendError(e instanceof IllegalStateException
                        ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                        : HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        boolean captured = path.contains("/media/") || path.startsWith(KeyEntry.PATH) || path.endsWith("/bytes")
                || path.endsWith(".png");
        response.setHeader("Content-Security-Policy", captured ? CAPTURED : PAGES);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!path.startsWith("/assets/") && !path.startsWith("/webjars/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static boolean changes(HttpServletRequest request) {
        return !Set.of("GET", "HEAD").contains(request.getMethod());
    }

    /** By the browser's own word (Fetch Metadata), or where it gives none by the origin. */
    private static boolean fromOurPages(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin == null || authority(origin).equalsIgnoreCase(request.getHeader("Host"));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String name(@org.jspecify.annotations.Nullable String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    }
}
