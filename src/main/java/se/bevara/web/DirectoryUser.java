package se.bevara.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import se.bevara.users.User;

/** Somebody whom the directory has vouched for. */
final class DirectoryUser extends DefaultOidcUser implements Present {

    private static final long serialVersionUID = 1L;

    private final long user;
    private final int stamp;
    private final Instant since;

    DirectoryUser(OidcUser told, User user, Instant since) {
        super(told.getAuthorities(), told.getIdToken(), told.getUserInfo());
        this.user = user.id();
        this.stamp = user.stamp();
        this.since = since;
    }

    @Override
    public long user() {
        return user;
    }

    @Override
    public int stamp() {
        return stamp;
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirectoryUser one && one.user == user && one.stamp == stamp && one.since.equals(since);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(user);
    }
}
