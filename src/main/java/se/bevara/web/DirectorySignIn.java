package se.bevara.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import se.bevara.users.Mandate;
import se.bevara.users.User;
import se.bevara.users.UserRefused;
import se.bevara.users.Users;
import se.bevara.users.UsersSettings;

/**
 * Signs in through the municipality's directory (OpenID Connect, code flow with PKCE and nonce), where Spring's own properties name one.
 * What the directory says of somebody, a setting turns into roles; of whom it says nothing known here, nobody becomes a user.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(DirectorySignIn.Configured.class)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class DirectorySignIn {

    static final String NO_ROLE = "no_role";
    private static final String BEGIN = "/oauth2/authorization";

    private final Users users;
    private final UsersSettings settings;
    private final Entered entered;
    private final NotEntered notEntered;
    private final OAuth2ClientProperties properties;
    private final Clock clock;

    DirectorySignIn(Users users, UsersSettings settings, Entered entered, NotEntered notEntered,
            OAuth2ClientProperties properties,
            Clock clock) {
        this.users = users;
        this.settings = settings;
        this.entered = entered;
        this.notEntered = notEntered;
        this.properties = properties;
        this.clock = clock;
    }

    static boolean configured(Environment environment) {
        return Binder.get(environment)
                .bind("spring.security.oauth2.client.registration", Bindable.mapOf(String.class, Object.class)).isBound();
    }

    /** Whether a directory is configured. */
    static final class Configured implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return configured(context.getEnvironment());
        }
    }

    /** Asks the directory what it is when somebody first signs in: the archive starts without it. */
    @Bean
    static ClientRegistrationRepository registrations(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(
                        new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()));
    }

    void configure(HttpSecurity http, ClientRegistrationRepository registrations) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.loginPage("/sign-in").clientRegistrationRepository(registrations).successHandler(entered)
                .failureHandler(notEntered)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(new Known()::loadUser)));
    }

    /** Where to begin, by the name that is shown. */
    Map<String, String> links() {
        var links = new TreeMap<String, String>();
        properties.getRegistration().forEach((id, registration) -> links
                .put(Objects.requireNonNullElse(registration.getClientName(), id), BEGIN + "/" + id));
        return links;
    }

    private final class Known extends OidcUserService {
        @Override
        public OidcUser loadUser(OidcUserRequest request) {
            OidcUser told = super.loadUser(request);
            User user = known(told);
            if (!user.active()) {
                throw refused(NO_ROLE);
            }
            return new DirectoryUser(told, user, clock.instant());
        }
    }

    private User known(OidcUser told) {
        var mandates = new ArrayList<Mandate>();
        var duties = new HashSet<String>();
        var values = values(told.getClaim(settings.directory().claim()));
        settings.directory().roles().stream().filter(mapped -> values.contains(mapped.value())).forEach(mapped -> {
            mandates.add(new Mandate(mapped.role(), new HashSet<>(mapped.authorities())));
            duties.addAll(mapped.duties());
        });
        if (mandates.isEmpty()) {
            throw refused(NO_ROLE);
        }
        try {
            return users.fromDirectory(told.getIssuer() + " " + told.getSubject(), login(told),
                    Objects.requireNonNullElse(told.getFullName(), login(told)), mandates, duties);
        } catch (UserRefused e) {
            throw refused(e.key());
        }
    }

    private static String login(OidcUser told) {
        return Objects.requireNonNullElse(told.getPreferredUsername(),
                Objects.requireNonNullElse(told.getEmail(), told.getSubject()));
    }

    private static List<String> values(@Nullable Object claim) {
        return claim instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : claim == null ? List.of() : List.of(claim.toString());
    }

    private static OAuth2AuthenticationException refused(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code));
    }
}
