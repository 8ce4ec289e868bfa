package se.bevara.retention;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param examples whether decisions with status EXEMPEL count: in the sample only */
@ConfigurationProperties("bevara.retention")
record RetentionSettings(@DefaultValue("false") boolean examples) {
}
