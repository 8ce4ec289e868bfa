package se.bevara.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages.
 *
 * @param hosts names, besides those of loopback, under which the pages may be asked for, without port
 */
@ConfigurationProperties("bevara.web")
record WebSettings(@DefaultValue List<String> hosts) {
}
