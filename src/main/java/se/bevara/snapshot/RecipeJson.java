package se.bevara.snapshot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** Recipes as {@code page.js} reads them. */
final class RecipeJson {

    private RecipeJson() {
    }

    static JsonArray of(List<Recipe> recipes) {
        var all = new JsonArray();
        recipes.forEach(recipe -> all.add(recipe(recipe)));
        return all;
    }

    private static JsonObject recipe(Recipe recipe) {
        var json = new JsonObject();
        json.addProperty("name", recipe.name());
        json.add("boxes", targets(recipe.boxes()));
        json.add("refuse", targets(recipe.refuse()));
        json.add("accept", targets(recipe.accept()));
        json.add("close", targets(recipe.close()));
        json.add("hide", targets(recipe.hide()));
        json.add("unfold", targets(recipe.unfold()));
        json.addProperty("most", recipe.most());
        json.add("posts", texts(recipe.posts()));
        var walls = new JsonArray();
        recipe.walls().forEach((failure, wall) -> {
            var one = new JsonObject();
            one.addProperty("failure", failure.name());
            one.add("marks", targets(wall.marks()));
            walls.add(one);
        });
        json.add("walls", walls);
        return json;
    }

    private static JsonArray targets(List<Target> targets) {
        var all = new JsonArray();
        for (Target target : targets) {
            var one = new JsonObject();
            one.addProperty("selector", target.selector());
            one.add("texts", texts(target.texts()));
            one.addProperty("letters", target.letters());
            one.addProperty("covers", target.covers());
            all.add(one);
        }
        return all;
    }

    private static JsonArray texts(List<String> texts) {
        var all = new JsonArray();
        texts.forEach(all::add);
        return all;
    }
}
