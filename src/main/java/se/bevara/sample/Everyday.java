package se.bevara.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** The ordinary days around a story: posts, comments and answers put together from its word lists, the same each time. */
record Everyday(List<String> people, Map<String, List<String>> slots, Map<String, Theme> themes) {

    private static final int WORKING_DAY_STARTS = 7 * 60;
    private static final int WORKING_DAY_MINUTES = 10 * 60;
    private static final int MOST_HOURS_LATER = 72;
    private static final int MOST_LIKES = 60;
    private static final int PERCENT = 100;
    private static final int ANSWERED = 35;
    private static final int DAYS_BEFORE = 45;

    /** What an account posts, what is asked below, and what it answers. */
    record Theme(List<String> posts, List<String> comments, List<String> answers) {
    }

    static Everyday of(JsonNode tree) {
        Map<String, Theme> themes = new LinkedHashMap<>();
        tree.path("vardag").properties().forEach(each -> themes.put(each.getKey(), new Theme(list(each.getValue(), "inlägg"),
                list(each.getValue(), "kommentarer"), list(each.getValue(), "svar"))));
        return new Everyday(list(tree, "personer"),
                Map.of("{plats}", list(tree, "platser"), "{dag}", list(tree, "dagar"), "{tid}", list(tree, "tider")), themes);
    }

    private static List<String> list(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(each -> texts.add(each.asString()));
        return texts;
    }

    /** What an account and its readers do from day to day, from some weeks before the story: no account is empty on its first night. */
    List<Happening> happenings(Story.Cast cast, Presence presence, LocalDate first, LocalDate last) {
        Random random = new Random(cast.account().hashCode());
        Theme theme = Objects.requireNonNull(themes.get(cast.theme()), () -> "story.yaml: no words for " + cast.theme());
        List<Happening> all = new ArrayList<>();
        LocalDate end = Objects.requireNonNullElse(cast.until(), last);
        LocalDate start = first.minusDays(DAYS_BEFORE);
        for (LocalDate day = start; day.isBefore(end); day = day.plusDays(1)) {
            if (random.nextInt(day.lengthOfMonth()) < cast.posts() || day.equals(start)) {
                post(presence, cast, theme, day, random, all);
            }
        }
        return all;
    }

    private void post(Presence presence, Story.Cast cast, Theme theme, LocalDate day, Random random, List<Happening> all) {
        Instant at = at(day, WORKING_DAY_STARTS + random.nextInt(WORKING_DAY_MINUTES));
        String text = filled(theme.posts(), random);
        Posting[] made = new Posting[1];
        all.add(new Happening(at, () -> made[0] = presence.post(text)));
        int comments = random.nextInt(cast.comments() + 1);
        for (int i = 0; i < comments; i++) {
            comment(made, theme, at.plusSeconds(60L * (1 + random.nextInt(MOST_HOURS_LATER * 60))), random, all);
        }
        int likes = random.nextInt(MOST_LIKES);
        all.add(new Happening(at.plusSeconds(86_400), () -> made[0].liked(likes)));
    }

    private void comment(Posting[] post, Theme theme, Instant at, Random random, List<Happening> all) {
        String text = filled(theme.comments(), random);
        String name = people.get(random.nextInt(people.size()));
        String answer = filled(theme.answers(), random);
        boolean answered = random.nextInt(PERCENT) < ANSWERED;
        Posting[] made = new Posting[1];
        all.add(new Happening(at, () -> made[0] = post[0].comment(name, text)));
        if (answered) {
            all.add(new Happening(at.plusSeconds(3_600), () -> made[0].answer(answer)));
        }
    }

    private static Instant at(LocalDate day, int minute) {
        return day.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(StoryClock.SWEDEN).toInstant();
    }

    private String filled(List<String> texts, Random random) {
        String text = texts.get(random.nextInt(texts.size()));
        for (String slot : List.of("{plats}", "{dag}", "{tid}")) {
            List<String> words = Objects.requireNonNull(slots.get(slot));
            text = text.replace(slot, words.get(random.nextInt(words.size())));
        }
        return text;
    }
}
