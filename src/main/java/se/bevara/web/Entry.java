package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Where those are sent who have not signed in. */
@Component
class Entry implements AuthenticationEntryPoint {

    private static final String PAGE = "/sign-in";
    private static final String PART = "HX-Request";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (request.getHeader(PART) != null) {
            response.setHeader("HX-Redirect", PAGE);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (fromElsewhere(request)) {
            again(request, response);
        } else {
            response.sendRedirect(PAGE);
        }
    }

    /** Whether a page of ours is to be returned to after signing in: one that a person asked for, whole. */
    static boolean worthReturningTo(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET") && !fromElsewhere(request) && request.getHeader(PART) == null
                && (accepted == null || accepted.contains("text/html") || accepted.contains("*/*"))
                && !request.getRequestURI().startsWith("/media/");
    }

    /** A link in a letter: the browser keeps our strict cookie to itself, so that who has signed in seems not to have. */
    private static boolean fromElsewhere(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }

    /** Has the same page asked for again, from a page of ours: then the cookie comes along, if there is one. */
    private static void again(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String path = HtmlUtils.htmlEscape(request.getRequestURI() + query);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(("<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Bevara</title>"
                + "<meta http-equiv=\"refresh\" content=\"0;url=" + path + "\"></head><body><p><a href=\"" + path
                + "\">Bevara</a></p></body></html>").getBytes(StandardCharsets.UTF_8));
    }
}
