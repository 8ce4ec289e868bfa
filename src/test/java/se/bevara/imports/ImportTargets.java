package se.bevara.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;

/** What reads exports. */
public final class ImportTargets implements Targets {

    @Override
    public Map<String, Target> named() {
        var all = new LinkedHashMap<String, Target>();
        for (ExportFormat format : ExportFormat.ALL) {
            all.put("export-" + format.platform(), ExportTarget.of(format.platform()));
        }
        all.put("export-container", new ExportTarget(
                List.of(Stories.of("x"), Zips.tarGz(Stories.mastodon()), Zips.zip(Stories.mastodon())), false));
        return all;
    }
}
