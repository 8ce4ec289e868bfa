package se.bevara.capture;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import se.bevara.credentials.Credentials;

/** What of the outside world the sample and the tests replace. */
@Configuration(proxyBeanMethods = false)
class OutsideWorld {

    @Bean
    @ConditionalOnMissingBean
    Accesses accesses(Environment environment, Credentials credentials, Renewals renewals) {
        return new EnteredAccesses(new ConfiguredAccesses(environment), credentials, renewals);
    }

    @Bean
    @ConditionalOnMissingBean
    Waiting waiting() {
        return new StoppableWaiting();
    }
}
