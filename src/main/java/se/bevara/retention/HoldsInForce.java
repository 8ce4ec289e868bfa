package se.bevara.retention;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.bevara.archive.Outline;

/** The holds in force at a moment, to be held against many items. */
final class HoldsInForce {

    /** A hold and what it says. */
    record One(HoldTable.InForce row, Hold hold) {
    }

    private record Wide(Predicate<Outline> covers, Hold hold) {
    }

    private final Map<Long, Hold> byId;
    private final List<Wide> wide;
    private final boolean named;
    private final HoldTable table;

    HoldsInForce(List<One> holds, HoldTable table) {
        this.table = table;
        named = holds.stream().anyMatch(one -> one.row.scope() == null);
        byId = holds.stream().collect(Collectors.toMap(one -> one.row.id(), One::hold));
        wide = holds.stream().flatMap(one -> Stream.ofNullable(one.row.scope())
                .map(scope -> new Wide(Covering.covers(scope, one.row.author()), one.hold))).toList();
    }

    Of of(Collection<Long> items) {
        return new Of(named ? table.named(items) : Map.of());
    }

    /** Those of some items. */
    final class Of {
        private final Map<Long, List<Long>> named;

        private Of(Map<Long, List<Long>> named) {
            this.named = named;
        }

        List<Hold> on(Outline item) {
            return Stream.concat(named.getOrDefault(item.id(), List.of()).stream().filter(byId::containsKey).map(byId::get),
                    wide.stream().filter(one -> one.covers.test(item)).map(Wide::hold)).toList();
        }
    }
}
