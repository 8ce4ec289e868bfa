package se.bevara.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RobotsTest {

    private static Robots read(String file) {
        return Robots.read(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLongestRuleCountsAndOfTwoAsLongTheOneThatAllows() {
        var robots = read("User-agent: *\nDisallow: /\nAllow: /om\nDisallow: /om/internt\nAllow: /om/internt # lika långt\n");
        assertThat(robots.allows("/")).isFalse();
        assertThat(robots.allows("/om/oss")).isTrue();
        assertThat(robots.allows("/om/internt")).isTrue();
    }

    @Test
    void aGroupThatNamesUsCountsAlone() {
        var robots = read(
                "User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nUser-agent: BEVARA/1.0\nDisallow: /x\nCrawl-delay: 3\n"
                        + "User-agent: annan\nDisallow: /y\n");
        assertThat(robots.allows("/")).isTrue();
        assertThat(robots.allows("/x/1")).isFalse();
        assertThat(robots.allows("/y")).isTrue();
        assertThat(robots.delay()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void starsAreAnythingAndADollarIsTheEnd() {
        var robots = read("User-agent: *\nDisallow: /*/print$\nDisallow: /*.cgi\nDisallow: /a$\nCrawl-delay: 99999\n");
        assertThat(robots.allows("/sida/print")).isFalse();
        assertThat(robots.allows("/print/print/print")).isFalse();
        assertThat(robots.allows("/sida/print/2")).isTrue();
        assertThat(robots.allows("/x.cgi/y")).isFalse();
        assertThat(robots.allows("/a")).isFalse();
        assertThat(robots.allows("/ab")).isTrue();
        assertThat(robots.delay()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void nothingForbidsNothing() {
        for (String file : new String[]{"", "Disallow: /", "User-agent: *\nDisallow:\n", "\u0000\u0001",
                "User-agent: annan\nDisallow: /"}) {
            assertThat(read(file).allows("/")).as(file).isTrue();
        }
    }

    @Test
    void aRuleOfStarsTakesNoLongTime() {
        var robots = read("User-agent: *\n" + ("Disallow: /" + "*a".repeat(200) + "b\n").repeat(5_000));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThat(robots.allows("/" + "a".repeat(2_000))).isTrue());
    }
}
