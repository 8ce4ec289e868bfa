package se.bevara.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import se.bevara.users.ApiKeys;
import se.bevara.users.Users;
import se.bevara.users.UsersSettings;

/**
 * Who gets in at all: nobody but those who have signed in, save to the pages named here. What each may then do is the {@link Gate}'s, and
 * the headers of all answers are the {@link Door}'s.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableWebSecurity
class Security {

    static final String COOKIE = "bevara";

    /** Open to everybody. */
    private static final String[] OPEN = {"/assets/**", "/webjars/**", "/sign-in", "/setup", "/health", "/public/**", "/error"};

    /** Other systems have keys, and no cookies: so nothing can be done through somebody's browser, and there is no session to hold. */
    @Bean
    @Order(1)
    SecurityFilterChain systems(HttpSecurity http, ApiKeys keys) {
        http.securityMatcher(KeyEntry.PATH + "**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(DescriptionPage.PATH).permitAll().anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(fixation -> fixation.none()))
                .csrf(csrf -> csrf.disable()).requestCache(requests -> requests.disable()).logout(out -> out.disable())
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint((request, response, failure) -> KeyEntry.refuse(response)))
                .headers(headers -> headers.defaultsDisabled().httpStrictTransportSecurity(Customizer.withDefaults()))
                .addFilterBefore(new KeyEntry(keys), AnonymousAuthenticationFilter.class);
        return http.build();
    }

    /** The platforms have signatures, which the hooks see to. */
    @Bean
    @Order(2)
    SecurityFilterChain platforms(HttpSecurity http) {
        http.securityMatcher(HookDoor.PATH + "**").authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()).requestCache(requests -> requests.disable()).logout(out -> out.disable())
                .headers(headers -> headers.defaultsDisabled().httpStrictTransportSecurity(Customizer.withDefaults()));
        return http.build();
    }

    @Bean
    @SuppressWarnings("NullAway") // null is how the library is told that nothing is to be added to addresses
    SecurityFilterChain chain(HttpSecurity http, Entry entry, Entered entered, NotEntered notEntered,
            Users users, UsersSettings settings, Clock clock, ObjectProvider<DirectorySignIn> directory,
            ObjectProvider<ClientRegistrationRepository> registrations) {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(Entry::worthReturningTo);
        cache.setMatchingRequestParameterName(null);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                .requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/sign-in").usernameParameter("login").successHandler(entered)
                        .failureHandler(notEntered))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out").deleteCookies(COOKIE))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(entry))
                .requestCache(requests -> requests.requestCache(cache))
                .headers(headers -> headers.defaultsDisabled().httpStrictTransportSecurity(Customizer.withDefaults()))
                .addFilterBefore(new Sessions(users, settings, clock), AnonymousAuthenticationFilter.class);
        directory.ifAvailable(one -> one.configure(http, registrations.getObject()));
        return http.build();
    }

    /** The browser sends the cookie with nothing that another site begins; with a directory it must on the way back from there. */
    @Bean
    CookieSameSiteSupplier sameSite(Environment environment) {
        var supplier = DirectorySignIn.configured(environment)
                ? CookieSameSiteSupplier.ofLax()
                : CookieSameSiteSupplier.ofStrict();
        return supplier.whenHasName(COOKIE);
    }
}
