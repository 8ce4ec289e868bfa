package se.bevara.sample;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the doubles of Meta's platforms share of the Graph API v26.0: signed pictures, tokens, errors in its words, its headers. */
abstract class GraphDouble extends PlatformDouble {

    /** A person's token: it reads the public parts of pages, but lists nothing. */
    public static final String USER_TOKEN = "EAAGperson";

    final FacebookCdn cdn = new FacebookCdn();

    GraphDouble(World world, Platform platform) {
        super(world, platform);
    }

    /** The Graph API with its version, as connectors are given it. */
    @Override
    public URI base(Presence presence) {
        return URI.create(root() + "/v26.0");
    }

    @Override
    final boolean media(Request request) {
        return request.path().startsWith("/cdn/");
    }

    @Override
    final Optional<Presence> presence(Request request) {
        String token = token(request);
        return world().presences().stream().filter(each -> each.platform() == platform())
                .filter(each -> each.credential().equals(token) || each.writingCredential().equals(token)).findFirst();
    }

    static String token(Request request) {
        return request.bearer().isEmpty() ? request.parameter("access_token", "") : request.bearer();
    }

    @Override
    final Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        if (media(request)) {
            return cdn.serve(request, world(), world().clock().instant());
        }
        try {
            return known(request, presence.orElse(null), fault);
        } catch (GraphError error) {
            return error.answer().with(FacebookHeaders.always(calls()));
        }
    }

    private Answer known(Request request, @Nullable Presence presence, @Nullable Fault fault) {
        String token = token(request);
        if (token.isEmpty()) {
            throw GraphError.noToken();
        }
        if (presence == null && !token.equals(USER_TOKEN)) {
            throw GraphError.invalidToken();
        }
        if (presence != null && expired(presence)) {
            throw GraphError.expiredToken(world().clock().instant());
        }
        int used = presence == null ? 1 : presence.spend();
        if (presence != null && used >= 100) {
            return refusing(throttled(presence));
        }
        return authorized(request, presence, fault).with(FacebookHeaders.always(calls()))
                .with(FacebookHeaders.usage(presence, used, 0));
    }

    /** Whether the account's token holds no longer. */
    abstract boolean expired(Presence presence);

    /** @param presence whose token it is; null for a person's */
    abstract Answer authorized(Request request, @Nullable Presence presence, @Nullable Fault fault);

    @Override
    final Answer throttled(Presence presence) {
        return GraphError.throttled().answer().with(FacebookHeaders.always(calls()))
                .with(FacebookHeaders.usage(presence, 100, 35));
    }

    @Override
    final Answer broken() {
        return GraphError.unavailable().answer().with(FacebookHeaders.always(calls()));
    }
}
