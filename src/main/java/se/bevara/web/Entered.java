package se.bevara.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import se.bevara.users.SignIn;
import se.bevara.users.Users;
import se.bevara.users.UsersSettings;

/** Somebody has signed in: it is noted, the session lasts from now, and they get to where they were going. */
@Component
class Entered extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Users users;
    private final SignIn signIn;
    private final UsersSettings settings;

    Entered(Users users, SignIn signIn, UsersSettings settings) {
        this.users = users;
        this.signIn = signIn;
        this.settings = settings;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof Present present) {
            users.find(present.user()).ifPresent(signIn::signedIn);
        }
        request.getSession().setMaxInactiveInterval((int) settings.idle().toSeconds());
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
