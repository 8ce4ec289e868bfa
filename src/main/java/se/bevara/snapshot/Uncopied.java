package se.bevara.snapshot;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows items of which no copy may be made, such as suspected pictures of the sexual abuse of children. Where several know, each is asked. The
 * package whose matter it is provides one; without any, everything may be pictured.
 */
public interface Uncopied {

    /**
     * Numbers of the items that must be pictured neither from their platform nor from the archive. An account of which one may still be
     * seen on its platform is not pictured at all.
     */
    Set<Long> items();

    /** Ids of the accounts on whose pages something may be seen that must not be copied and that the archive does not have. */
    default Set<String> accounts() {
        return Set.of();
    }

    /** What all of them know together. */
    static Uncopied together(Supplier<Stream<Uncopied>> all) {
        return new Uncopied() {
            @Override
            public Set<Long> items() {
                return all.get().flatMap(each -> each.items().stream()).collect(Collectors.toUnmodifiableSet());
            }

            @Override
            public Set<String> accounts() {
                return all.get().flatMap(each -> each.accounts().stream()).collect(Collectors.toUnmodifiableSet());
            }
        };
    }
}
