package se.bevara.sample;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands above and below a status, flat. Cut at 40 ancestors, 60 descendants and depth 20 for whoever shows no token, at 4,096
 * otherwise. A status that is gone takes everything below it out of the answer, although that still exists.
 */
record MastodonContext(Posting of, boolean trusted, @Nullable Fault fault) {

    private static final int MANY = 4_096;
    private static final int FEW_ABOVE = 40;
    private static final int FEW_BELOW = 60;
    private static final int SHALLOW = 20;

    ObjectNode json(MastodonJson json) {
        ObjectNode answer = Json.object();
        var above = answer.putArray("ancestors");
        ancestors().forEach(each -> above.add(json.status(each)));
        var below = answer.putArray("descendants");
        descendants().forEach(each -> below.add(json.status(each)));
        return answer;
    }

    private List<Posting> ancestors() {
        List<Posting> above = new ArrayList<>();
        Posting parent = of.now().parent();
        while (parent != null && parent.listed() && above.size() < (trusted ? MANY : FEW_ABOVE)) {
            above.addFirst(parent);
            parent = parent.now().parent();
        }
        return above;
    }

    private List<Posting> descendants() {
        List<Posting> below = new ArrayList<>();
        collect(of, 1, below);
        int most = trusted ? MANY : FEW_BELOW;
        return below.size() > most ? below.subList(0, most) : below;
    }

    private void collect(Posting parent, int depth, List<Posting> below) {
        if (depth > (trusted ? MANY : SHALLOW) || fault == Fault.EMPTY_LISTS) {
            return;
        }
        boolean losing = fault == Fault.LOST_SUBTREE && parent == of;
        for (Posting answer : parent.answers()) {
            if (!answer.listed()) {
                continue;
            }
            if (losing && answer.answers().stream().anyMatch(Posting::listed)) {
                losing = false;
                continue;
            }
            below.add(answer);
            collect(answer, depth + 1, below);
        }
    }
}
