package se.bevara.capture;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What of the outside world the sample and the tests replace. */
@Configuration(proxyBeanMethods = false)
class OutsideWorld {

    @Bean
    @ConditionalOnMissingBean
    Accesses accesses(Environment environment) {
        return new ConfiguredAccesses(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Waiting waiting() {
        return new StoppableWaiting();
    }
}
