package se.bevara.sample;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Covers and profile pictures (SVG), drawn for each account and for each look that it has had: the same each time. */
final class Drawing {

    private static final Pattern NAME = Pattern.compile("(\\d{1,12})-(\\d{1,4})-(cover|profile)\\.svg");

    private final StringBuilder svg = new StringBuilder();
    private final Random random;
    private final Palette colours;

    /** Colours from the sky down to the ground. */
    private record Palette(String sky, String glow, String sun, String far, String near, String ground, String light) {
    }

    private static final List<Palette> PALETTES = List.of(
            new Palette("#8ec5e8", "#e8f4fb", "#fff3c4", "#7fa7b8", "#3f7389", "#1f4e63", "#ffffff"),
            new Palette("#f6b98f", "#fde9d4", "#fff6df", "#c98a86", "#8c5a6b", "#533a53", "#ffe9c9"),
            new Palette("#bfe3c6", "#f1faee", "#fffbe0", "#8dbb93", "#4d8a61", "#2b5c46", "#f7fff2"),
            new Palette("#243b5e", "#4d6a94", "#f4f1d8", "#31507c", "#1c3355", "#0f2038", "#ffe28a"),
            new Palette("#d9c7ec", "#f6effc", "#fff4fb", "#a48fc4", "#6e5a98", "#43376a", "#ffffff"),
            new Palette("#f7dc8b", "#fff8df", "#ffffff", "#d9a95b", "#b5763a", "#7a4a28", "#fff2cf"),
            new Palette("#a9dfe0", "#effcfa", "#ffffff", "#66b3b5", "#2b8287", "#14595f", "#e9fffd"));

    private Drawing(long account, long look) {
        random = new Random(account * 31 + look);
        colours = PALETTES.get((int) ((account + look * 3) % PALETTES.size()));
    }

    /** The file name of an account's drawing as it looks now. */
    static String name(Presence account, String kind) {
        return account.number() + "-" + account.look() + "-" + kind + ".svg";
    }

    static Optional<String> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long account = Long.parseLong(parts.group(1));
        long look = Long.parseLong(parts.group(2));
        var drawing = new Drawing(account, look);
        int motif = (int) ((account + look) % 4);
        return Optional.of(parts.group(3).equals("cover") ? drawing.cover(motif) : drawing.profile(motif));
    }

    /** Stands for a film that is not being played. */
    static String still() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360" fill="#27343d"/>
                <path d="M0 300l130-90 110 60 140-120 130 100 130-60v170H0z" fill="#3a4d59"/><circle cx="320" cy="180" r="56" fill="#fff" opacity=".9"/>
                <path d="M302 150v60l52-30z" fill="#27343d"/><rect x="24" y="322" width="592" height="6" rx="3" fill="#fff" opacity=".4"/>
                <text x="24" y="312" font-family="sans-serif" font-size="16" fill="#fff">0:00 / 0:02</text></svg>
                """;
    }

    private String cover(int motif) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 400\" preserveAspectRatio=\"xMidYMid slice\">")
                .append("<defs><linearGradient id=\"g\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"><stop offset=\"0\" stop-color=\"")
                .append(colours.sky).append("\"/><stop offset=\"1\" stop-color=\"").append(colours.glow)
                .append("\"/></linearGradient></defs><rect width=\"1200\" height=\"400\" fill=\"url(#g)\"/>");
        circle(200 + random.nextInt(800), 90 + random.nextInt(50), 46, colours.sun);
        ridge(250, 60, colours.far);
        ridge(300, 40, colours.near);
        switch (motif) {
            case 0 -> town();
            case 1 -> sea();
            case 2 -> forest();
            default -> park();
        }
        return svg.append("</svg>").toString();
    }

    private void circle(int x, int y, int radius, String fill) {
        svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\"/>".formatted(x, y, radius, fill));
    }

    private void box(int x, int y, int width, int height, String fill) {
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>".formatted(x, y, width, height, fill));
    }

    private void path(String way, String fill) {
        svg.append("<path d=\"").append(way).append("\" fill=\"").append(fill).append("\"/>");
    }

    private void ridge(int height, int swing, String fill) {
        var way = new StringBuilder("M0 400V" + height);
        for (int x = 150; x <= 1200; x += 150) {
            way.append("q75 ").append(random.nextInt(swing) - swing).append(" 150 ").append(random.nextInt(30) - 15);
        }
        path(way + "V400z", fill);
    }

    private void town() {
        for (int x = 30; x < 1170;) {
            int width = 60 + random.nextInt(60);
            int height = 60 + random.nextInt(80);
            box(x, 400 - height, width, height, colours.ground);
            path("M%d %dl%d -34 %d 34z".formatted(x - 4, 400 - height, width / 2 + 4, width / 2 + 4), colours.ground);
            for (int window = x + 12; window < x + width - 16; window += 24) {
                box(window, 400 - height + 18, 12, 16, colours.light);
            }
            x += width + 8 + random.nextInt(40);
        }
    }

    private void sea() {
        box(0, 320, 1200, 80, colours.ground);
        for (int boat = 0; boat < 6; boat++) {
            int x = 90 + boat * 190 + random.nextInt(70);
            int y = 330 + random.nextInt(30);
            path("M%d %dh60l-12 18h-36z".formatted(x, y), colours.light);
            path("M%d %dv-62l34 54z".formatted(x + 30, y - 4), colours.light);
        }
    }

    private void forest() {
        box(0, 372, 1200, 28, colours.ground);
        for (int x = 10; x < 1200; x += 26 + random.nextInt(40)) {
            int height = 70 + random.nextInt(90);
            path("M%d 380l22 -%d 22 %dz".formatted(x, height, height), colours.ground);
        }
    }

    private void park() {
        path("M0 400V340q300 -50 600 -10t600 -10V400z", colours.ground);
        for (int x = 40; x < 1180; x += 90 + random.nextInt(80)) {
            int y = 300 + random.nextInt(30);
            box(x - 4, y, 8, 50, colours.far);
            circle(x, y - 16, 30 + random.nextInt(14), random.nextBoolean() ? colours.light : colours.sun);
        }
    }

    private String profile(int motif) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 200\">");
        box(0, 0, 200, 200, colours.near);
        circle(100, 100, 86, colours.ground);
        circle(138, 66, 16, colours.sun);
        switch (motif) {
            case 0 -> path("M48 150V96l52-38 52 38v54h-36v-34H84v34z", colours.light);
            case 1 -> path("M44 118h112l-22 34H66zM98 110V44l48 62zM90 110V60l-34 48z", colours.light);
            case 2 -> path("M100 34l34 48h-16l28 40h-36v34H90v-34H54l28-40H66z", colours.light);
            default -> path(
                    "M100 160V110M100 110C60 110 52 84 52 62c34 0 48 20 48 48zm0 0c0-36 14-56 48-56 0 30-12 56-48 56zM92 104h16v58H92z",
                    colours.light);
        }
        return svg.append("</svg>").toString();
    }
}
