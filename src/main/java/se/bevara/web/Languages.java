package se.bevara.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Swedish, or English: as asked for with {@code ?lang=}, as last asked for, as the browser prefers; else Swedish. */
@Component("localeResolver")
class Languages implements LocaleResolver, HandlerInterceptor {

    static final Locale SWEDISH = Locale.of("sv");
    private static final String NAME = "lang";
    private static final List<Locale> SPOKEN = List.of(SWEDISH, Locale.ENGLISH);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Locale asked = spoken(request.getParameter(NAME));
        if (asked != null) {
            return asked;
        }
        Cookie cookie = cookies(request) ? WebUtils.getCookie(request, NAME) : null;
        Locale kept = cookie == null ? null : spoken(cookie.getValue());
        return kept != null ? kept : preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Locale asked = spoken(request.getParameter(NAME));
        if (asked != null && cookies(request)) {
            response.addHeader(HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(NAME, asked.getLanguage()).httpOnly(true).sameSite("Strict").path("/").build()
                            .toString());
        }
        return true;
    }

    /** Other systems have none. */
    private static boolean cookies(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(KeyEntry.PATH);
    }

    private static Locale preferred(@Nullable String header) {
        try {
            Locale best = header == null ? null : Locale.lookup(LanguageRange.parse(header), SPOKEN);
            return best == null ? SWEDISH : best;
        } catch (IllegalArgumentException e) {
            return SWEDISH;
        }
    }

    private static @Nullable Locale spoken(@Nullable String tag) {
        return SPOKEN.stream().filter(locale -> locale.getLanguage().equals(tag)).findFirst().orElse(null);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language follows the request");
    }
}
