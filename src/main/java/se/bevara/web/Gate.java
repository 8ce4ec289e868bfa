package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.User;

/**
 * Lets a request through to its page where the user has the right that the page declares, for the account that the address leads to. Where
 * a page declares nothing, nobody gets through; what lies outside a user's authorities is answered as what does not exist.
 */
@Component
class Gate implements HandlerInterceptor {

    private final Reach reach;
    private final Scopes scopes;
    private final Discloser discloser;

    Gate(Reach reach, Scopes scopes, @Lazy Discloser discloser) {
        this.reach = reach;
        this.scopes = scopes;
        this.discloser = discloser;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod page && !open(page)) {
            Needs needs = needs(page);
            User user = Sessions.user(request);
            if (needs == null || user == null || !has(user, needs)) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            if (!written(variables(request))) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            if (!user.everywhere(needs.value()) && !within(user, needs, variables(request))) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
        }
        return true;
    }

    private static boolean has(User user, Needs needs) {
        return needs.everywhere() ? user.everywhere(needs.value()) : user.may(needs.value());
    }

    private static boolean written(Map<?, ?> variables) {
        return variables.entrySet().stream().allMatch(one -> !Scopes.NUMBERS.contains(String.valueOf(one.getKey()))
                || String.valueOf(one.getValue()).matches("[0-9]{1,18}"));
    }

    private boolean within(User user, Needs needs, Map<?, ?> variables) {
        return variables.entrySet().stream().allMatch(one -> {
            String name = String.valueOf(one.getKey());
            String value = String.valueOf(one.getValue());
            return Scopes.NEUTRAL.contains(name) || (name.equals(Scopes.REQUEST)
                    ? discloser.reaches(user, needs.value(), value)
                    : reached(user, needs, scopes.accounts(name, value)));
        });
    }

    private boolean reached(User user, Needs needs, Set<String> accounts) {
        return accounts.stream().anyMatch(account -> reach.reaches(user, needs.value(), account));
    }

    private static Map<?, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found
                ? found
                : Map.of();
    }

    static boolean open(HandlerMethod page) {
        return page.hasMethodAnnotation(Open.class) || page.getBeanType().isAnnotationPresent(Open.class)
                || ErrorController.class.isAssignableFrom(page.getBeanType());
    }

    static @Nullable Needs needs(HandlerMethod page) {
        Needs own = page.getMethodAnnotation(Needs.class);
        return own != null ? own : page.getBeanType().getAnnotation(Needs.class);
    }
}
