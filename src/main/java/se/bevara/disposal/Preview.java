package se.bevara.disposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.bevara.retention.Approval;
import se.bevara.retention.Verdicts;

/**
 * What would be disposed of today, rule by rule; changes nothing.
 *
 * @param today the civil date in Sweden
 */
public record Preview(LocalDate today, List<Row> rows) {

    /**
     * What is due under one rule.
     *
     * @param items how many items
     * @param first the earliest day on which one of them was due
     * @param last the latest
     * @param overdue how many should have been gone by their last day
     * @param byAccount how many items of each account
     */
    public record Row(DisposalList.Rule rule, Approval approval, int items, LocalDate first, LocalDate last, int overdue,
            Map<String, Integer> byAccount) {
    }

    public Preview {
        rows = List.copyOf(rows);
    }

    static Preview of(Verdicts verdicts, LocalDate today) {
        var rows = new ArrayList<Row>();
        for (var approval : Approval.values()) {
            var sums = new LinkedHashMap<DisposalList.Rule, Row>();
            Freezing.each(verdicts, approval, today, due -> {
                boolean late = due.latest() != null && today.isAfter(due.latest());
                sums.merge(Freezing.rule(due), new Row(Freezing.rule(due), approval, 1, due.from(), due.from(), late ? 1 : 0,
                        new TreeMap<>(Map.of(due.account(), 1))), Preview::sum);
            });
            rows.addAll(sums.values());
        }
        return new Preview(today, rows);
    }

    private static Row sum(Row sum, Row one) {
        one.byAccount.forEach((account, items) -> sum.byAccount.merge(account, items, Integer::sum));
        return new Row(sum.rule, sum.approval, sum.items + one.items, sum.first.isBefore(one.first) ? sum.first : one.first,
                sum.last.isAfter(one.last) ? sum.last : one.last, sum.overdue + one.overdue, sum.byAccount);
    }
}
