package se.bevara.moderation;

import java.util.Map;
import se.bevara.fuzz.Reading;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;

/** What reads reason codes and notice texts. */
public final class ModerationTargets implements Targets {

    @Override
    public Map<String, Target> named() {
        return Map.of("reasons", Reading.files(ModerationTargets::reasons, "retention-rules/orsaker", ".yaml"));
    }

    private static int reasons(byte[] file) {
        ReasonReader.Read read = ReasonReader.read("fil.yaml", file);
        return read.list().map(list -> 1).orElse(0) + read.findings().size();
    }
}
