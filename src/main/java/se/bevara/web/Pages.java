package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;
import se.bevara.users.Right;
import se.bevara.users.User;

/** What all pages have in common. */
@ControllerAdvice
class Pages implements WebMvcConfigurer {

    private final Languages languages;
    private final Gate gate;

    Pages(Languages languages, Gate gate) {
        this.languages = languages;
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languages);
        registry.addInterceptor(gate);
    }

    /** Handlers that take a {@link User} get who has signed in. */
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Asker());
    }

    /** A form that is not what its page sends, such as one with a file where text should stand. */
    @ExceptionHandler({MultipartException.class, MethodArgumentConversionNotSupportedException.class})
    void unreadable(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    /** Who has signed in; null for nobody. */
    @ModelAttribute("who")
    @Nullable
    User who(HttpServletRequest request) {
        return Sessions.user(request);
    }

    /** What they may do somewhere, by the right's name, for templates to ask. */
    @ModelAttribute("may")
    Map<String, Boolean> may(HttpServletRequest request) {
        User user = Sessions.user(request);
        return Arrays.stream(Right.values()).collect(Collectors.toMap(Right::name, right -> user != null && user.may(right)));
    }

    /** The same page in the other language. */
    @ModelAttribute("otherLanguage")
    String otherLanguage(HttpServletRequest request, Locale locale) {
        String other = locale.getLanguage().equals("sv") ? "en" : "sv";
        var page = UriComponentsBuilder.fromPath(request.getMethod().equals("GET") ? request.getRequestURI() : "/");
        String query = request.getQueryString();
        if (query != null && request.getMethod().equals("GET")) {
            page.query(query);
        }
        return page.replaceQueryParam("lang", other).build().toUriString();
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
