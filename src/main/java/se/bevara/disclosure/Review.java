package se.bevara.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person has found of one version of an item.
 *
 * @param ground why the whole is withheld; empty where it is not
 * @param note what the reviewer has to say; never part of a package
 */
public record Review(Selected.Outcome outcome, List<Masking> maskings, String ground, String note) {

    static final Review NONE = new Review(Selected.Outcome.UNREVIEWED, List.of(), "", "");

    public Review {
        maskings = List.copyOf(maskings);
    }

    Map<String, Object> write() {
        var json = new LinkedHashMap<String, Object>();
        json.put("outcome", outcome.name());
        json.put("maskings", maskings.stream().map(Masking::write).toList());
        json.put("ground", ground);
        json.put("note", note);
        return json;
    }

    static Review read(Map<String, Object> json) {
        var maskings = json.get("maskings") instanceof List<?> list
                ? list.stream().map(one -> Masking.read((Map<?, ?>) one)).toList()
                : List.<Masking>of();
        return new Review(Selected.Outcome.valueOf(String.valueOf(json.get("outcome"))), maskings,
                String.valueOf(json.getOrDefault("ground", "")), String.valueOf(json.getOrDefault("note", "")));
    }
}
