package se.bevara.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field of a Graph API {@code fields} parameter, such as {@code comments.limit(0).summary(true)} or
 * {@code attachments{media_type,media}}.
 *
 * @param arguments modifiers by name
 * @param below fields in braces
 */
record GraphFields(String name, Map<String, String> arguments, List<GraphFields> below) {

    /** The field's name in the answer: {@code as(…)} renames it. */
    String shownAs() {
        return arguments.getOrDefault("as", name);
    }

    static List<GraphFields> parse(String fields) {
        List<GraphFields> parsed = new ArrayList<>();
        for (String part : split(fields, ',')) {
            parsed.add(one(part));
        }
        return parsed;
    }

    private static GraphFields one(String part) {
        int brace = part.indexOf('{');
        String head = brace < 0 ? part : part.substring(0, brace);
        List<GraphFields> below = brace < 0 ? List.of() : parse(part.substring(brace + 1, part.lastIndexOf('}')));
        List<String> words = split(head, '.');
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int open = word.indexOf('(');
            arguments.put(word.substring(0, open), word.substring(open + 1, word.length() - 1));
        }
        return new GraphFields(words.getFirst(), arguments, below);
    }

    /** Splits where no bracket is open. */
    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
            if (c == at && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts.stream().filter(each -> !each.isEmpty()).toList();
    }
}
