package se.bevara.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that the application answers to a GET, with each of its parts filled in with whatever fits of what a test knows. */
final class Routes {

    /** A part of a route: a name, and what it must look like; braces within are those of a count. */
    private static final Pattern PART = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[0-9,]+})+))?}");

    private Routes() {
    }

    /** @param known by a part's name what it may be; the empty name has what any other part may be */
    static Map<String, List<String>> filled(RequestMappingHandlerMapping mapping, Map<String, List<String>> known) {
        return filled(mapping, RequestMethod.GET, known);
    }

    static Map<String, List<String>> posted(RequestMappingHandlerMapping mapping, Map<String, List<String>> known) {
        return filled(mapping, RequestMethod.POST, known);
    }

    private static Map<String, List<String>> filled(RequestMappingHandlerMapping mapping, RequestMethod method,
            Map<String, List<String>> known) {
        var routes = new TreeMap<String, List<String>>();
        mapping.getHandlerMethods().keySet().stream().filter(info -> info.getMethodsCondition().getMethods().contains(method)
                || method == RequestMethod.GET && info.getMethodsCondition().getMethods().isEmpty())
                .flatMap(info -> info.getPatternValues().stream()).forEach(route -> routes.put(route, fill(route, known)));
        return routes;
    }

    private static List<String> fill(String route, Map<String, List<String>> known) {
        var part = PART.matcher(route);
        if (!part.find()) {
            return List.of(route);
        }
        var filled = new ArrayList<String>();
        String shape = part.group(2);
        for (String one : known.getOrDefault(part.group(1), known.getOrDefault("", List.of()))) {
            if (shape == null || one.matches(shape)) {
                filled.addAll(fill(route.substring(0, part.start()) + one + route.substring(part.end()), known));
            }
        }
        return filled;
    }
}
