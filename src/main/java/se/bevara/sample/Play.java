package se.bevara.sample;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A story being played in a world, as far as its clock has come. */
public final class Play {

    private final World world;
    private final Story story;
    private final StoryActs acts;
    private final Map<String, Story.Cast> cast = new HashMap<>();
    private final Deque<Happening> ahead;

    private Play(World world, Story story, Path folder) {
        this.world = world;
        this.story = story;
        this.acts = new StoryActs(world, folder.resolve("media"));
        List<Happening> all = new ArrayList<>();
        for (Story.Cast each : story.cast()) {
            cast.put(each.account(), each);
            Presence presence = acts.presence(each.account()).describe(each.name(), each.about());
            all.addAll(story.everyday().happenings(each, presence, story.first(), story.last()));
        }
        story.events().forEach(each -> all.add(new Happening(StoryClock.instant(each.word("när")), () -> acts.happen(each))));
        all.sort(Comparator.comparing(Happening::at));
        this.ahead = new ArrayDeque<>(all);
    }

    /**
     * A story that has not begun.
     *
     * @param folder holds {@code story.yaml} and {@code media}
     */
    public static Play of(World world, Path folder) {
        return new Play(world, Story.read(folder.resolve("story.yaml")), folder);
    }

    /** Lets everything happen up to a time, that time included, and sets the world's clock to it. */
    public void until(Instant time) {
        while (!ahead.isEmpty() && !ahead.getFirst().at().isAfter(time)) {
            Happening next = ahead.removeFirst();
            synchronized (world) {
                world.clock().set(next.at());
                next.act().run();
            }
        }
        world.clock().set(time);
    }

    /** The post or comment that the story calls by a name, if it has been made. */
    public Optional<Posting> named(String name) {
        return acts.named(name);
    }

    /** Whether the story gives the archive a credential for an account, named by platform and handle. */
    boolean withToken(String account) {
        return Optional.ofNullable(cast.get(account)).map(Story.Cast::withToken).orElse(false);
    }

    /** The nights that come first after an event, and the ones after those. */
    Set<LocalDate> eventful() {
        Set<LocalDate> found = new HashSet<>();
        for (Story.Event each : Stream.concat(story.events().stream(), story.deeds().stream()).toList()) {
            LocalDateTime when = LocalDateTime.parse(each.word("när"));
            LocalDate night = when.toLocalTime().isAfter(Sample.NIGHT) ? when.toLocalDate().plusDays(1) : when.toLocalDate();
            found.add(night);
            found.add(night.plusDays(1));
        }
        return found;
    }

    Story story() {
        return story;
    }
}
