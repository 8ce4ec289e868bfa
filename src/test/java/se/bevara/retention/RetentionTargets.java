package se.bevara.retention;

import java.util.Map;
import se.bevara.fuzz.Reading;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;

/** What reads disposal decisions. */
public final class RetentionTargets implements Targets {

    @Override
    public Map<String, Target> named() {
        return Map.of("rules", Reading.files(RetentionTargets::decisions, "retention-rules", ".yaml"));
    }

    private static int decisions(byte[] file) {
        RulesCheck check = new RulesCheck().add("fil.yaml", file);
        return check.decisions().size() + check.findings().size();
    }
}
