package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/** What all pages have in common. */
@ControllerAdvice
class Pages implements WebMvcConfigurer {

    private final Languages languages;
    private final FormToken token;

    Pages(Languages languages, FormToken token) {
        this.languages = languages;
        this.token = token;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languages);
        registry.addInterceptor(token);
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
