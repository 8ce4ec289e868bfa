package se.bevara.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is on the platforms, and everything that ever was: the truth that an archive of them can be judged by. Things happen in it
 * at the time its clock shows. The same acts in the same order give the same ids, so the same bytes.
 */
public final class World {

    private final StoryClock clock;
    private final Map<String, Presence> presences = new LinkedHashMap<>();
    private final Map<String, Presence> outsiders = new LinkedHashMap<>();
    private final Map<Person, Presence> owners = new HashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, Posting> byId = new LinkedHashMap<>();
    private final Map<Long, Medium> media = new LinkedHashMap<>();
    private long last = 1_000;

    public World(StoryClock clock) {
        this.clock = clock;
    }

    /** A Bluesky account, made when first named. */
    public Presence bluesky(String handle) {
        return presence(Platform.BLUESKY, handle);
    }

    /** A Facebook page, made when first named. It keeps this name here even after it was renamed. */
    public Presence facebook(String handle) {
        return presence(Platform.FACEBOOK, handle);
    }

    /** An Instagram account, made when first named. */
    public Presence instagram(String handle) {
        return presence(Platform.INSTAGRAM, handle);
    }

    /** A page on LinkedIn, made when first named. */
    public Presence linkedin(String handle) {
        return presence(Platform.LINKEDIN, handle);
    }

    /** A Mastodon account, made when first named. */
    public Presence mastodon(String handle) {
        return presence(Platform.MASTODON, handle);
    }

    /** A WordPress blog, made when first named. */
    public Presence wordpress(String handle) {
        return presence(Platform.WORDPRESS, handle);
    }

    /** An account on X, made when first named. */
    public Presence x(String handle) {
        return presence(Platform.X, handle);
    }

    /** A YouTube channel, made when first named. */
    public Presence youtube(String handle) {
        return presence(Platform.YOUTUBE, handle);
    }

    public synchronized Presence presence(Platform platform, String handle) {
        return presences.computeIfAbsent(platform.word() + "/" + handle, key -> {
            var presence = new Presence(this, platform, next(), handle);
            owners.put(presence.owner(), presence);
            return presence;
        });
    }

    /** The page of someone of the public, made when first named. It is no account of the municipality's, which may answer there. */
    public synchronized Presence outside(Platform platform, String name) {
        return outsiders.computeIfAbsent(platform.word() + "/" + name,
                key -> new Presence(this, platform, next(), person(name)));
    }

    /** The municipality's account that someone is the owner of; null for one of the public. */
    synchronized @Nullable Presence owned(Person who) {
        return owners.get(who);
    }

    /** Someone of the public, known by the shown name. */
    public synchronized Person person(String name) {
        return people.computeIfAbsent(name, key -> new Person(next(), name));
    }

    /** A picture or film that can be attached. */
    public synchronized Medium medium(String file, String mediaType, byte[] bytes, String description) {
        Medium medium = new Medium(next(), file, mediaType, bytes, description);
        media.put(medium.number(), medium);
        return medium;
    }

    /** Takes a picture or film off its platform: from now on its address answers 404. */
    public synchronized void lose(Medium medium) {
        media.remove(medium.number());
    }

    /** What changed on an account between two moments, as far as anyone could see at both. */
    public Difference between(Presence presence, Instant before, Instant after) {
        return Difference.of(postings().stream().filter(each -> each.presence() == presence).toList(), before, after);
    }

    /** Every account of the municipality's. */
    public Collection<Presence> presences() {
        return List.copyOf(presences.values());
    }

    /** Every post and comment ever made, in order. */
    public List<Posting> postings() {
        return List.copyOf(postings);
    }

    public StoryClock clock() {
        return clock;
    }

    synchronized long next() {
        return ++last;
    }

    synchronized void made(Posting posting) {
        postings.add(posting);
        byId.put(key(posting.presence().platform(), posting.remoteId()), posting);
    }

    /** The posting that a platform's API knows by an id; the removed among them. */
    synchronized Optional<Posting> posting(Platform platform, String remoteId) {
        Posting found = byId.get(key(platform, remoteId));
        if (found == null) {
            return postings.stream().filter(each -> each.presence().platform() == platform && answers(each, remoteId))
                    .findFirst();
        }
        boolean current = platform == Platform.FACEBOOK || answers(found, remoteId);
        return current ? Optional.of(found) : Optional.empty();
    }

    /** On X an edited post answers to each id that it has had, elsewhere to the newest alone. */
    private static boolean answers(Posting posting, String id) {
        return posting.presence().platform() == Platform.X ? posting.remoteIds().contains(id) : posting.remoteId().equals(id);
    }

    private static String key(Platform platform, String remoteId) {
        return platform == Platform.FACEBOOK
                ? platform.word() + "/" + remoteId.substring(remoteId.lastIndexOf('_') + 1)
                : platform.word() + "/" + remoteId;
    }

    synchronized Optional<Medium> medium(long number) {
        return Optional.ofNullable(media.get(number));
    }

    /** The account that was first named so, whatever its handle is now. */
    synchronized Optional<Presence> firstKnown(Platform platform, String handle) {
        return Optional.ofNullable(presences.get(platform.word() + "/" + handle));
    }

    /** The account that goes by a handle now, or has the platform's own id. */
    Optional<Presence> known(Platform platform, String handleOrId) {
        return presences().stream().filter(each -> each.platform() == platform && !each.closed())
                .filter(each -> each.handle().equalsIgnoreCase(handleOrId) || each.remoteId().equals(handleOrId)).findFirst();
    }
}
