package se.bevara.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever goes wrong with a question of another system's, wherever it is found out, is answered as {@code application/problem+json} (RFC
 * 9457), in the language asked for. It names what was wrong, and repeats nothing that was sent.
 */
@Lazy // what it is made of is there where pages are served, and nowhere else
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // before anybody is asked who they are, which for an error page would begin a session
class Problems extends OncePerRequestFilter {

    private final MessageSource messages;
    private final LocaleResolver languages;
    /** Absent where no pages are served. */
    private final ObjectProvider<ErrorAttributes> errors;
    private final JsonMapper json;

    Problems(MessageSource messages, LocaleResolver languages, ObjectProvider<ErrorAttributes> errors, JsonMapper json) {
        this.messages = messages;
        this.languages = languages;
        this.errors = errors;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR
                || !String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)).startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Locale locale = languages.resolveLocale(request);
        int status = response.getStatus();
        String other = messages.getMessage("api.problem.other", null, locale);
        String title = messages.getMessage("api.problem." + status, null, other, locale) + "";
        byte[] body = json.writeValueAsBytes(new Problem("about:blank", title, status,
                detail(errors.getObject().getError(new ServletWebRequest(request)), locale)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private @Nullable String detail(@Nullable Throwable error, Locale locale) {
        return switch (error) {
            case ResponseStatusException told -> told.getReason() == null
                    ? null
                    : messages.getMessage(told.getReason(), null, ReadVersion.whole(told.getReason()), locale);
            case MethodArgumentTypeMismatchException one -> said("parameter", one.getName(), locale);
            case MissingServletRequestParameterException one -> said("missing", one.getParameterName(), locale);
            case MethodArgumentNotValidException many -> fields(many.getBindingResult().getFieldErrors(), locale);
            case BindException many -> fields(many.getFieldErrors(), locale);
            case HttpMessageNotReadableException unread -> said("body", "", locale);
            case null, default -> null;
        };
    }

    private @Nullable String fields(java.util.List<org.springframework.validation.FieldError> fields, Locale locale) {
        return fields.isEmpty() ? null : said("parameter", fields.getFirst().getField(), locale);
    }

    private String said(String what, String name, Locale locale) {
        return messages.getMessage("api.problem." + what, new Object[]{name}, locale);
    }
}
