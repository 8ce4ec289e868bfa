package se.bevara.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import se.bevara.users.SignIn;
import se.bevara.users.SignIn.Attempt;

/** Signs in with login and password. */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final SignIn signIn;
    private final Clock clock;

    PasswordCheck(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    /** Too many attempts. */
    static final class TooSoon extends AuthenticationException {

        private final transient Duration wait;

        TooSoon(Duration wait) {
            super("too many attempts");
            this.wait = wait;
        }

        /** Whole seconds, rounded up. */
        long seconds() {
            return wait.plusMillis(999).toSeconds();
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String password = asked.getCredentials() == null ? "" : asked.getCredentials().toString();
        return switch (signIn.attempt(asked.getName(), password, address(asked.getDetails()))) {
            case Attempt.Known(var user) -> UsernamePasswordAuthenticationToken
                    .authenticated(new Present.Here(user.id(), user.stamp(), clock.instant()), null, List.of());
            case Attempt.Unknown() -> throw new BadCredentialsException("login and password do not belong together");
            case Attempt.TooSoon(Duration wait) -> throw new TooSoon(wait);
        };
    }

    private static String address(@Nullable Object details) {
        return details instanceof WebAuthenticationDetails known ? String.valueOf(known.getRemoteAddress()) : "unknown";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
