package se.bevara.discovery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a site's {@code robots.txt} lets us fetch (RFC 9309): the longest rule that matches counts, of two as long the one that allows. */
final class Robots {

    static final Robots ALL = new Robots(List.of(), Duration.ZERO);
    private static final String US = "bevara";
    private static final int LARGEST = 500_000;
    private static final int MOST = 2_000;
    private static final int LONGEST = 500;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

    private final List<Rule> rules;
    private final Duration delay;

    /**
     * @param parts what stands between its stars, each of which is anything
     * @param ends whether the path must end there
     */
    private record Rule(boolean allow, int length, List<String> parts, boolean ends) {

        static Rule of(boolean allow, String rule) {
            boolean ends = rule.endsWith("$");
            String path = ends ? rule.substring(0, rule.length() - 1) : rule;
            return new Rule(allow, rule.length(), List.of(path.split("\\*", -1)), ends);
        }

        /** Each part at the first place it has: so it takes no longer than the path is, whatever the stars. */
        boolean matches(String path) {
            if (!path.startsWith(parts.getFirst())) {
                return false;
            }
            int at = parts.getFirst().length();
            for (String part : parts.subList(1, parts.size())) {
                int found = path.indexOf(part, at);
                if (found < 0) {
                    return false;
                }
                at = found + part.length();
            }
            return !ends || at == path.length() || parts.size() > 1 && path.endsWith(parts.getLast());
        }
    }

    private Robots(List<Rule> rules, Duration delay) {
        this.rules = List.copyOf(rules);
        this.delay = delay;
    }

    /** The rules of the groups that name us; where none does, those for everybody. */
    static Robots read(byte[] file) {
        String text = text(file).replaceFirst("^\uFEFF", "");
        var ours = new Reading(US);
        var everybodys = new Reading("*");
        text.lines().map(line -> line.replaceFirst("#.*", "").split(":", 2)).filter(line -> line.length == 2).forEach(line -> {
            String name = line[0].strip().toLowerCase(Locale.ROOT);
            ours.line(name, line[1].strip());
            everybodys.line(name, line[1].strip());
        });
        return ours.named ? new Robots(ours.rules, ours.delay) : new Robots(everybodys.rules, everybodys.delay);
    }

    /** Of a file that is too large the whole lines of its beginning. */
    private static String text(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, LARGEST), StandardCharsets.UTF_8);
        return file.length > LARGEST ? text.substring(0, Math.max(text.lastIndexOf('\n'), 0)) : text;
    }

    boolean allows(String path) {
        boolean allowed = true;
        int longest = -1;
        for (Rule rule : rules) {
            boolean counts = rule.length > longest || rule.length == longest && rule.allow;
            if (counts && rule.matches(path)) {
                longest = rule.length;
                allowed = rule.allow;
            }
        }
        return allowed;
    }

    /** How long it asks to be left alone between two pages. */
    Duration delay() {
        return delay;
    }

    /** The lines of the groups of one agent. */
    private static final class Reading {
        private final String agent;
        private final List<Rule> rules = new ArrayList<>();
        private Duration delay = Duration.ZERO;
        private boolean named;
        private boolean naming;
        private boolean meant;

        Reading(String agent) {
            this.agent = agent;
        }

        void line(String name, String value) {
            if (name.equals("user-agent")) {
                meant = naming && meant || value.toLowerCase(Locale.ROOT).replaceFirst("/.*", "").equals(agent);
                named |= meant;
                naming = true;
                return;
            }
            naming = false;
            if (meant && List.of("allow", "disallow").contains(name) && !value.isEmpty() && value.length() <= LONGEST
                    && rules.size() < MOST) {
                rules.add(Rule.of(name.equals("allow"), value));
            } else if (meant && name.equals("crawl-delay") && value.matches("\\d{1,5}(?:\\.\\d{1,3})?")) {
                Duration asked = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
                delay = asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
            }
        }
    }
}
