package se.bevara.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.bevara.disclosure.Overview;

/**
 * A way in which hits fall apart, each part a link that narrows the question, or widens it again where it is chosen.
 *
 * @param name of the message that heads it
 */
record Facet(String name, List<Choice> choices) {

    /** How many choices of a way are shown; the form has them all. */
    private static final int SHOWN = 8;

    /**
     * @param message name of the message that says it; null where the text itself does
     * @param text as it is
     */
    record Choice(@Nullable String message, String text, long count, String address, boolean chosen) {
    }

    /** @param removed how many hits we have taken from public view ourselves */
    static List<Facet> of(SearchForm form, Overview found, long removed) {
        var facets = new ArrayList<Facet>();
        add(facets, form, "authority", found.authorities(), one -> null, form.authority());
        add(facets, form, "account", found.accounts(), one -> null, form.account());
        add(facets, form, "platform", found.platforms(), one -> "platform." + one, form.platform());
        add(facets, form, "direction", found.directions(), one -> "direction." + one, form.direction());
        add(facets, form, "kind", found.kinds(), one -> "kind." + one, form.kind());
        add(facets, form, "state", states(found, removed), one -> "search.state." + one, form.state());
        if (found.media() > 0) {
            add(facets, form, "media", Map.of(true, found.media()), one -> "search.media." + one, form.media());
        }
        years(facets, form, found.years());
        return List.copyOf(facets);
    }

    private static Map<SearchForm.Condition, Long> states(Overview found, long removed) {
        var states = new java.util.EnumMap<SearchForm.Condition, Long>(SearchForm.Condition.class);
        found.states().forEach((state, count) -> states.put(SearchForm.Condition.valueOf(state.name()), count));
        if (found.edited() > 0) {
            states.put(SearchForm.Condition.EDITED, found.edited());
        }
        if (removed > 0) {
            states.put(SearchForm.Condition.REMOVED, removed);
        }
        return states;
    }

    private static <T> void add(List<Facet> facets, SearchForm form, String name, Map<T, Long> counts,
            Function<T, @Nullable String> message, @Nullable Object chosen) {
        var choices = new ArrayList<Choice>();
        counts.forEach((value, count) -> {
            boolean is = chosen != null && value.toString().equals(chosen.toString());
            choices.add(new Choice(message.apply(value), Visible.line(value.toString()), count,
                    form.address("/search", Collections.singletonMap(name, is ? null : value)), is));
        });
        put(facets, name, choices);
    }

    private static void years(List<Facet> facets, SearchForm form, Map<Integer, Long> years) {
        var choices = new ArrayList<Choice>();
        years.forEach((year, count) -> {
            var period = new HashMap<String, @Nullable Object>();
            boolean is = form.isYear(year);
            period.put("from", is ? null : String.format(Locale.ROOT, "%04d-01-01", year));
            period.put("to", is ? null : String.format(Locale.ROOT, "%04d-12-31", year));
            period.put("clock", null);
            choices.add(new Choice(null, Integer.toString(year), count, form.address("/search", period), is));
        });
        put(facets, "year", choices);
    }

    private static void put(List<Facet> facets, String name, List<Choice> choices) {
        if (!choices.isEmpty()) {
            facets.add(new Facet("search." + name, List.copyOf(choices.subList(0, Math.min(SHOWN, choices.size())))));
        }
    }
}
