package se.bevara.capture;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;

/** A platform in memory, a folder, and processes on them that are closed in the end. */
abstract class NightCase {

    @TempDir
    Path folder;
    final Scripted platform = new Scripted();
    final Map<String, NightSetting> open = new HashMap<>();

    @AfterEach
    void close() {
        open.values().forEach(NightSetting::close);
    }

    final NightSetting on(TestDatabase database, String... settings) {
        var all = new HashMap<String, String>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        var setting = new NightSetting(NightSetting.withJobTables(database), folder, platform, all);
        open.put("main", setting);
        return setting.registered("a");
    }

    final Scripted.Presence a() {
        return platform.at("a");
    }

    final void thread() {
        a().post("p1", "Vattnet stängs av");
        a().post("p2", "Badet öppnar");
        a().comment("c1", "p1", "p1", "När?");
        a().comment("c2", "p1", "c1", "I natt").ours = true;
        a().comment("c3", "p1", "c2", "Tack");
    }
}
