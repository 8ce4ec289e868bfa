package se.bevara.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.disposal.DisposalList;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.ListState;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.snapshot.Snapshots;

/**
 * What the municipality's people do in the archive in the story: load decisions, assess items, place holds, approve lists, moderate, and picture
 * accounts where there is a browser.
 */
final class Office {

    private final Path rules;
    private final Tools tools;
    private final World world;
    private final Play play;
    private final Map<String, Long> holds = new HashMap<>();
    private final Deque<Story.Event> ahead;

    /** What they do it with. */
    record Tools(Archive archive, Accounts accounts, Decisions decisions, Assessments assessments, Holds holds,
            Disposals disposals, Snapshots snapshots, Moderators moderators) {
    }

    /** @param rules the folder of the decisions that are loaded */
    Office(Path rules, Tools tools, World world, Play play) {
        this.rules = rules;
        this.tools = tools;
        this.world = world;
        this.play = play;
        this.ahead = new ArrayDeque<>(play.story().deeds().stream().sorted(Comparator.comparing(Office::at)).toList());
    }

    private static Instant at(Story.Event deed) {
        return StoryClock.instant(deed.word("när"));
    }

    /** Lets everything be done up to a time, that time included, each deed at its own time. */
    void until(Instant time) {
        while (!ahead.isEmpty() && !at(ahead.getFirst()).isAfter(time)) {
            Story.Event deed = ahead.removeFirst();
            play.until(at(deed));
            act(deed, deed.word("av"));
        }
    }

    private void act(Story.Event deed, String by) {
        switch (deed.word("gör")) {
            case "läs in beslut" -> load(by);
            case "tagga" -> assess(deed, Assessments.Kind.TAG, "ja", by);
            case "bedöm" -> assess(deed, Assessments.Kind.FACT, deed.word("blir"), by);
            case "anteckna" -> assess(deed, Assessments.Kind.EVENT, deed.word("blir"), by);
            case "ange" -> assess(deed, Assessments.Kind.TRAIT, deed.word("blir"), by);
            case "stoppa" -> holds.put(deed.word("namn"), tools.holds
                    .place(new Scope.Items(List.of(item(deed))), deed.word("skäl"), deed.word("mandat"), by).id());
            case "häv" -> tools.holds.lift(Objects.requireNonNull(holds.get(deed.word("namn")), deed.word("namn")), by,
                    deed.word("skäl"));
            case "ta fram listor" -> tools.disposals.prepare(by);
            case "godkänn listor" -> tools.disposals.all().stream().filter(list -> list.state() == ListState.PREPARED)
                    .map(DisposalList::id).forEach(id -> tools.disposals.approve(id, by));
            case "avbilda" -> tools.snapshots.take(tools.accounts.captured(), by, account -> deed.word("skäl"), outcome -> {
            });
            case "rekonstruera" -> tools.snapshots.reconstruct(tools.accounts.find(deed.word("namn")).orElseThrow(), by,
                    deed.word("skäl"));
            case "läs in skäl" -> tools.moderators.load(rules, by);
            default -> tools.moderators.act(deed, item(deed), by);
        }
    }

    private void load(String by) {
        try (Stream<Path> files = Files.list(rules)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
                List<Finding> findings = tools.decisions.load(String.valueOf(file.getFileName()), Files.readAllBytes(file), by);
                findings.stream().filter(finding -> finding.severity() == Finding.Severity.ERROR).findFirst().ifPresent(error -> {
                    throw new IllegalStateException(error.text());
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(rules + ": expected a folder of decisions", e);
        }
    }

    private void assess(Story.Event deed, Assessments.Kind kind, String value, String by) {
        tools.assessments.set(item(deed), kind, deed.word("namn"), value, by, deed.word("skäl"));
    }

    /** The archive's number of what the story calls by a name. */
    private long item(Story.Event deed) {
        Posting posting = play.named(deed.word("på")).orElseThrow(
                () -> new IllegalArgumentException("story.yaml, arkivet, " + deed.number() + ": expected a name given before"));
        Account account = account(posting.presence());
        var known = tools.archive.known(account, List.of(key(posting))).get(key(posting));
        if (known == null) {
            throw new IllegalStateException(
                    "story.yaml, arkivet, " + deed.number() + ": expected it archived by then, found it is not");
        }
        return known.id();
    }

    private Account account(Presence presence) {
        return tools.accounts.captured().stream().filter(account -> presence.equals(
                world.presence(Platform.valueOf(account.platform().toUpperCase(Locale.ROOT)), account.handle()))).findFirst()
                .orElseThrow();
    }

    /** How the archive knows it: what is stable on its platform. */
    private static String key(Posting posting) {
        String remote = posting.remoteId();
        return switch (posting.presence().platform()) {
            case FACEBOOK -> remote.substring(remote.lastIndexOf('_') + 1);
            case BLUESKY, INSTAGRAM, YOUTUBE -> remote;
            case LINKEDIN -> posting.isPost() ? remote : remote.replaceAll(".*,|\\)", "");
            case MASTODON -> posting.permalink();
            case WORDPRESS -> (posting.isPost() ? "post-" : "comment-") + remote;
            case X -> posting.remoteIds().getFirst();
        };
    }
}
