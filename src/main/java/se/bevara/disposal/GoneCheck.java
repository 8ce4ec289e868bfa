package se.bevara.disposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemDisposed;
import se.bevara.archive.Trace;
import se.bevara.ledger.Difference;

/**
 * Looks for what has been erased: the catalogue must say that it is, nothing of it may be read, and in its place a note alone may lie. What
 * is made from the archive has been purged before, or the erasure had not come so far.
 */
final class GoneCheck {

    private final Archive archive;
    private final CertificateSums sums;

    /** @param sums is told each item on the way */
    GoneCheck(Archive archive, CertificateSums sums) {
        this.archive = archive;
        this.sums = sums;
    }

    /** @return what was found that should not be, or not found that should */
    List<Difference> check(String certificate, List<Long> erased, List<Trace> traces) {
        var differences = new ArrayList<Difference>();
        for (int from = 0; from < erased.size(); from += Freezing.PAGE) {
            var page = erased.subList(from, Math.min(erased.size(), from + Freezing.PAGE));
            var found = archive.items(page);
            if (found.size() != page.size()) {
                differences.add(new Difference("catalogue", "items from " + page.getFirst(), page.size() + " disposed items",
                        Integer.toString(found.size())));
            }
            found.forEach(item -> {
                sums.add(item);
                catalogue(item, certificate, differences);
            });
        }
        archive.gone(traces, certificate, differences::add);
        var traced = new HashSet<Long>();
        traces.forEach(trace -> traced.add(trace.item()));
        if (!traces.isEmpty() && !traced.containsAll(erased)) {
            differences.add(new Difference("catalogue", "certificate " + certificate, "traces of " + erased.size() + " items",
                    "of " + traced.size()));
        }
        return differences;
    }

    private void catalogue(Item item, String certificate, List<Difference> differences) {
        if (item.disposal() == null || !item.disposal().certificate().equals(certificate)) {
            differences.add(new Difference("catalogue", "item " + item.id(), "disposed, certificate " + certificate,
                    item.disposal() == null ? "kept" : "disposed, certificate " + item.disposal().certificate()));
        }
        for (var version : item.versions()) {
            if (readable(item, version.number()) || !version.media().isEmpty()) {
                differences.add(new Difference(version.segment(), "item " + item.id() + " version " + version.number(),
                        "nothing that can be read", "content"));
            }
        }
    }

    private boolean readable(Item item, int version) {
        try {
            archive.block(item, version);
            return true;
        } catch (ItemDisposed gone) {
            return false;
        }
    }
}
