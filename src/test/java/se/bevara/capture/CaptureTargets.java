package se.bevara.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import se.bevara.fuzz.Reading;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;
import se.bevara.sample.Platform;

/** What reads the platforms' answers. */
public final class CaptureTargets implements Targets {

    private static final Instant NOW = Instant.parse("2026-11-20T22:00:00Z");

    @Override
    public Map<String, Target> named() {
        var all = new LinkedHashMap<String, Target>();
        for (Platform platform : Platform.values()) {
            Connector connector = Objects.requireNonNull(ConnectorContract.CONNECTORS.get(platform.word()));
            all.put("answers-" + platform.name().toLowerCase(Locale.ROOT), new AnswersTarget(platform, connector));
        }
        all.put("headers", Reading.texts(CaptureTargets::headers, """
                x-business-use-case-usage: {"1122":[{"type":"pages","call_count":12,"total_cputime":3,"total_time":5}]}
                retry-after: Fri, 20 Nov 2026 22:00:00 GMT""", """
                x-ratelimit-limit: 300
                x-ratelimit-remaining: 2
                x-ratelimit-reset: 2026-11-20T22:05:00.000000Z""", "ratelimit: \"default\";r=50;t=30\nretry-after: 120"));
        all.put("markup", Reading.texts(CaptureTargets::markup,
                "<p>Vattnet <a href=\"https://solvik.example/vatten\">stängs&nbsp;av</a><br>i natt</p>",
                "https://scontent.example/v/t39/a.jpg?oe=6740AB12&token=1"));
        all.put("shapes", Reading.texts(CaptureTargets::shape,
                "{\"id\":\"1\",\"from\":{\"name\":\"Anna\"},\"tags\":[{\"name\":\"bad\"},[1]],\"anna svensson\":null}"));
        return all;
    }

    private static int headers(String lines) {
        var headers = new HashMap<String, String>();
        lines.lines().map(line -> line.split(": ", 2)).filter(line -> line.length == 2)
                .forEach(line -> headers.put(line[0], line[1]));
        BudgetReading reading = BudgetReading.of(headers, NOW);
        var wait = RetryAfter.of(headers, NOW);
        return (reading.percent() == null ? 0 : 1) + (wait == null ? 0 : 1);
    }

    private static int shape(String block) {
        return Shape.of("post", block.getBytes(UTF_8)).stream().mapToInt(String::length).sum();
    }

    private static int markup(String text) {
        Markup.address(text);
        Markup.stable(text);
        return Markup.text(text).length() + Markup.plain(text).length();
    }
}
