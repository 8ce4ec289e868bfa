package se.bevara.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import se.bevara.users.User;
import se.bevara.users.Users;
import se.bevara.users.UsersSettings;

/**
 * Looks up who asks, at each request: a session ends at once when its user is locked or removed, or has got another password or other
 * roles, and in any case when it has lasted long enough.
 */
class Sessions extends OncePerRequestFilter {

    private static final String USER = Sessions.class.getName();

    private final Users users;
    private final UsersSettings settings;
    private final Clock clock;

    Sessions(Users users, UsersSettings settings, Clock clock) {
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Present present) {
            Optional<User> user = users.find(present.user()).filter(found -> lasts(found, present));
            if (user.isPresent()) {
                enter(request, user.get());
            } else {
                end(request);
            }
        }
        chain.doFilter(request, response);
    }

    private boolean lasts(User user, Present present) {
        return user.active() && user.stamp() == present.stamp()
                && clock.instant().isBefore(present.since().plus(settings.longest()));
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    static void enter(HttpServletRequest request, User user) {
        request.setAttribute(USER, user);
    }

    /** Who has signed in; null for nobody. */
    static @Nullable User user(HttpServletRequest request) {
        return request.getAttribute(USER) instanceof User user ? user : null;
    }
}
