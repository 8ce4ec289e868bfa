package se.bevara.snapshot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles one page by its recipes, and tells what was done. */
final class Handling {

    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final double BEAT_MILLIS = 150;
    /** What was pressed may take some time to lead off. */
    private static final int HELD_BEATS = 3;
    private static final int PATIENT_BEATS = 30;

    private final Page page;
    private final PageScript script;
    private final JsonArray recipes;
    private final int depth;
    private final List<Deed> deeds = new ArrayList<>();
    private int covered;

    /** @param recipes that serve the page */
    Handling(Page page, PageScript script, List<Recipe> recipes, int depth) {
        this.page = page;
        this.script = script;
        this.recipes = RecipeJson.of(recipes);
        this.depth = depth;
    }

    /** A wall that was found. @param mark the recipe's, and its words for it */
    record Wall(Failure failure, String mark) {
    }

    /** Answers, closes, hides and unfolds; the page stays where it is. Tells whether there was anything. */
    boolean act() {
        script.hold();
        try {
            boolean acted = asked(false);
            if (acted) {
                page.waitForTimeout(HELD_BEATS * BEAT_MILLIS);
            }
            return acted;
        } finally {
            script.release();
        }
    }

    /** Refuses on a page that stands in the account's place, and waits until it has led on. */
    void leave() {
        String wall = page.url();
        if (asked(true)) {
            for (int beat = 0; beat < PATIENT_BEATS && page.url().equals(wall); beat++) {
                page.waitForTimeout(BEAT_MILLIS);
            }
            page.waitForLoadState();
        }
    }

    private boolean asked(boolean leads) {
        var question = question("act");
        question.addProperty("leads", leads);
        question.addProperty("depth", depth);
        var did = answer(question).getAsJsonArray("did");
        for (JsonElement each : did) {
            var deed = each.getAsJsonObject();
            deeds.add(new Deed(deed.get("recipe").getAsString(), Deed.Kind.valueOf(deed.get("act").getAsString()),
                    deed.get("what").getAsString()));
        }
        return !did.isEmpty();
    }

    /** What stands in the page's place; nothing where the page itself does. */
    Optional<Wall> wall() {
        var found = answer(question("walls"));
        covered = found.get("over").getAsInt();
        return found.has("wall")
                ? Optional.of(new Wall(Failure.valueOf(found.get("wall").getAsString()),
                        found.get("recipe").getAsString() + ": " + found.get("mark").getAsString()))
                : Optional.empty();
    }

    private JsonObject question(String what) {
        var question = PageScript.question(what);
        question.add("recipes", recipes);
        return question;
    }

    private JsonObject answer(JsonObject question) {
        var answer = script.ask(question);
        answer.getAsJsonArray("faults")
                .forEach(fault -> LOG.warn("recipes: expected a selector of CSS, found {}", fault.getAsString()));
        return answer;
    }

    /** What was done, each with how often, in Swedish. */
    List<String> told() {
        return told(deeds);
    }

    private static List<String> told(List<Deed> deeds) {
        Map<String, Long> counted = deeds.stream().collect(Collectors.groupingBy(
                deed -> "Recept " + deed.recipe() + " " + deed.kind().swedish() + ": " + deed.what(), TreeMap::new,
                Collectors.counting()));
        return counted.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() > 1 ? " (" + each.getValue() + " gånger)" : "")).toList();
    }

    /** What of the page cannot be seen for what was done, or for what covers it still, in Swedish. */
    List<String> missing() {
        var missing = new ArrayList<>(told(deeds.stream().filter(deed -> deed.kind() == Deed.Kind.HIDDEN).toList()));
        if (covered >= 50) {
            missing.add(String.format(Locale.ROOT, "Något på sidan täcker %d procent av fönstret", covered));
        }
        return missing;
    }
}
