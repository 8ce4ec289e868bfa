package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Somebody has not signed in, and is told no more than that. */
@Component
class NotEntered implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(NotEntered.class);

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect("/sign-in?" + switch (failure) {
            case PasswordCheck.TooSoon soon -> "wait=" + soon.seconds();
            case OAuth2AuthenticationException directory -> directory(directory);
            default -> "failed";
        });
    }

    private static String directory(OAuth2AuthenticationException failure) {
        LOG.warn("sign-in through the directory failed: {}", failure.getError().getErrorCode());
        return failure.getError().getErrorCode().equals(DirectorySignIn.NO_ROLE) ? "norole" : "directory";
    }
}
