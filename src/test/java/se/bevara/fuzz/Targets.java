package se.bevara.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The targets of a package, by name. */
public interface Targets {

    Map<String, Target> named();

    /** Those of all packages. */
    static SortedMap<String, Target> all() {
        var all = new TreeMap<String, Target>();
        ServiceLoader.load(Targets.class).forEach(each -> all.putAll(each.named()));
        return all;
    }

    /** @param name of one, or {@link Together#NAME} */
    static Target of(String name) {
        return name.equals(Together.NAME)
                ? new Together(List.copyOf(all().values()))
                : Objects.requireNonNull(all().get(name), name);
    }
}
