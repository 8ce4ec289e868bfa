package se.bevara.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;

/** The same story exported eight ways gives the same items. */
class ExportContractTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"bluesky", "facebook", "instagram", "linkedin", "mastodon", "wordpress", "x", "youtube"})
    void tellsTheSameStory(String platform) {
        try (var setting = new ImportSetting(data.resolve("data"))) {
            ImportReport report = setting.take(platform, Stories.of(platform));
            var ours = setting.items(platform).stream().filter(item -> item.direction() == Direction.DRAWN_UP).toList();
            var said = ours.stream().map(item -> setting.archive().content(item, 1))
                    .sorted(Comparator.comparing(content -> content.platformTime().toInstant())).toList();
            assertThat(said).extracting(Content::text).containsExactly(Stories.WATER, Stories.BACK, Stories.ANSWER);
            assertThat(said).extracting(content -> content.platformTime().toInstant().toString())
                    .containsExactly("2026-11-20T08:20:00Z", "2026-11-20T09:20:00Z", "2026-11-20T10:20:00Z");
            assertThat(said).extracting(Content::kind).containsExactly(Content.Kind.POST, Content.Kind.POST,
                    Content.Kind.COMMENT);
            assertThat(report.added()).isEqualTo(platform.equals("wordpress") ? 4 : 3);
            assertThat(report.leftOut()).isEqualTo(leftOut(platform));
            placed(setting, platform, ours);
            pictured(setting, platform, report);
            again(setting, platform, report);
        }
    }

    private static Map<Reason, Integer> leftOut(String platform) {
        return switch (platform) {
            case "bluesky" -> Map.of(Reason.SHARED, 1);
            case "facebook" -> Map.of(Reason.EMPTY, 1);
            case "mastodon" -> Map.of(Reason.NOT_PUBLIC, 1, Reason.SHARED, 1);
            case "wordpress" -> Map.of(Reason.NOT_PUBLIC, 1, Reason.NOT_A_POST, 1, Reason.SPAM, 1);
            case "x" -> Map.of(Reason.SHARED, 1, Reason.DELETED, 1);
            case "youtube" -> Map.of(Reason.NOT_PUBLIC, 1);
            default -> Map.of();
        };
    }

    /** Below what it answers, where the export tells of that. */
    private static void placed(ImportSetting setting, String platform, List<Item> ours) {
        Item water = setting.item(platform, "Åtgärd");
        Item answer = setting.item(platform, Stories.ANSWER);
        boolean told = !List.of("facebook", "instagram", "linkedin").contains(platform);
        assertThat(answer.thread()).isEqualTo(told ? water.id() : answer.id());
        assertThat(water.thread()).isEqualTo(water.id());
        assertThat(ours).hasSize(3);
    }

    private static void pictured(ImportSetting setting, String platform, ImportReport report) {
        if (List.of("facebook", "instagram", "mastodon", "x").contains(platform)) {
            Item water = setting.item(platform, "Åtgärd");
            assertThat(setting.archive().media(water, 1, 1)).isEqualTo(Stories.PICTURE);
            assertThat(water.versions().getFirst().media().getFirst().mediaType()).isEqualTo("image/jpeg");
            assertThat(report.mediaMissing()).isZero();
        }
    }

    private static void again(ImportSetting setting, String platform, ImportReport first) {
        ImportReport again = setting.take(platform, Stories.of(platform));
        assertThat(again.added()).isZero();
        assertThat(again.known()).isEqualTo(first.found());
        assertThat(setting.verified()).isEmpty();
        setting.rebuild();
        assertThat(setting.verified()).isEmpty();
        assertThat(setting.take(platform, Stories.of(platform)).added()).isZero();
        setting.erase(setting.item(platform, "Åtgärd"));
        assertThat(setting.places("Storgatan")).isEmpty();
        ImportReport after = setting.take(platform, Stories.of(platform));
        assertThat(after.added()).isZero();
        assertThat(after.leftOut()).containsEntry(Reason.DISPOSED, 1);
        assertThat(setting.places("Storgatan")).isEmpty();
        assertThat(setting.verified()).isEmpty();
    }
}
