package se.bevara.capture;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.credentials.Credential;
import se.bevara.credentials.CredentialRefused;
import se.bevara.credentials.CredentialUnreadable;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;

/**
 * Has short-lived credentials anew: those of LinkedIn, X and YouTube by a refresh token (RFC 6749, section 6), and Instagram's own, which
 * live for 60 days, each week by themselves. What lives for an hour is kept in memory alone.
 */
@Component
final class Renewals {

    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final Map<String, URI> GRANTS = Map.of("linkedin", URI.create("https://www.linkedin.com/oauth/v2/accessToken"),
            "x", URI.create("https://api.x.com/2/oauth2/token"), "youtube", URI.create("https://oauth2.googleapis.com/token"));
    private static final String INSTAGRAM = "graph.instagram.com";
    private static final URI OWN = URI.create("https://" + INSTAGRAM + "/refresh_access_token");
    private static final String ENDPOINT = "token-endpoint";
    private static final long LARGEST = 100_000;
    /** However long it would live: one that was taken back on the platform is not used for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration UNTOLD = Duration.ofMinutes(10);
    /** So long before its end it is not used any more. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Duration WEEK = Duration.ofDays(7);
    /** A renewal that failed is tried again the next night. */
    private static final Duration AGAIN = Duration.ofHours(12);

    private final Credentials credentials;
    private final Clock clock;
    private final Http http;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    Renewals(Credentials credentials, CaptureSettings settings, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.http = new Http(settings.connectTimeout(), settings.answerTimeout(), LARGEST);
    }

    /** What is known of an account's renewals. Its lock lets one call at a time renew: of two refresh tokens used at once one is lost. */
    private static final class State {
        private String token = "";
        private Instant until = Instant.MIN;
        private @Nullable Instant by;
        private Instant tried = Instant.MIN;
    }

    /**
     * The credential that an account is read with now, had anew where it must be; nothing where none is had by another.
     *
     * @param refresh opens the refresh token that was entered
     * @throws FetchFailed when the platform gives none
     */
    Optional<String> secret(Account account, Access way, Supplier<Optional<String>> refresh) {
        State state = states.computeIfAbsent(account.id(), id -> new State());
        synchronized (state) {
            URI endpoint = endpoint(account, way);
            if (endpoint != null && account.platform().equals("instagram")) {
                prolong(account, new TokenEndpoint(http, account, way, endpoint), state);
                return Optional.empty();
            }
            Credential kept = endpoint == null ? null : credentials.find(account.id(), Purpose.RENEW).orElse(null);
            if (kept == null || endpoint == null) {
                return Optional.empty();
            }
            if (!kept.entered().equals(state.by) || !clock.instant().isBefore(state.until)) {
                take(state, kept, refresh.get().orElse(""), new TokenEndpoint(http, account, way, endpoint));
            }
            return Optional.of(state.token);
        }
    }

    private static @Nullable URI endpoint(Account account, Access way) {
        URI usual = INSTAGRAM.equals(way.base().getHost()) ? OWN : GRANTS.get(account.platform());
        return way.setting(ENDPOINT).map(URI::create).orElse(usual);
    }

    private void take(State state, Credential kept, String refresh, TokenEndpoint endpoint) {
        Grant grant = endpoint.refresh(refresh);
        String next = grant.refresh().orElse(refresh);
        LocalDate lapses = grant.refreshLives().map(this::lastDay).orElse(kept.lapses());
        if (!next.equals(refresh) || !Objects.equals(lapses, kept.lapses())) {
            credentials.renewed(kept, next, lapses);
        }
        Duration lives = grant.lives().orElse(UNTOLD);
        state.token = grant.token();
        state.until = clock.instant().plus(lives.compareTo(LONGEST) > 0 ? LONGEST : lives).minus(MARGIN);
        state.by = kept.entered();
    }

    /** Instagram's own, a week after it was entered or last had anew. Where that fails the one there is works on, and people are reminded. */
    private void prolong(Account account, TokenEndpoint endpoint, State state) {
        Instant now = clock.instant();
        Credential kept = credentials.find(account.id(), Purpose.READ).orElse(null);
        if (kept == null || state.tried.plus(AGAIN).isAfter(now)
                || Objects.requireNonNullElse(kept.renewed(), kept.entered()).plus(WEEK).isAfter(now)) {
            return;
        }
        state.tried = now;
        try {
            String before = credentials.secret(account.id(), Purpose.READ).orElse("");
            Grant grant = endpoint.prolong(before);
            credentials.renewed(kept, grant.token(), grant.lives().map(this::lastDay).orElse(null));
        } catch (FetchFailed | CredentialRefused | CredentialUnreadable e) {
            LOG.info("account {}: {}", account.id(), e.getMessage());
        }
    }

    /** The last whole day of what lives so long from now. */
    private LocalDate lastDay(Duration lives) {
        return credentials.today().plusDays(lives.toDays() - 1);
    }
}
