package se.bevara.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A post or a comment on a platform of the {@link World}, with everything that ever happened to it. Times are the world's clock. */
public final class Posting {

    private final Presence presence;
    private final long number;
    private final Person author;
    private final @Nullable Presence writer;
    private final Instant created;
    private final @Nullable Posting root;
    private final List<Posting> thread = new ArrayList<>();
    private final List<Shown> history = new ArrayList<>();
    private final Map<String, Shown> versions = new LinkedHashMap<>();
    private String remoteId;
    private int likes;

    Posting(Presence presence, long number, Person author, @Nullable Posting parent, String text, List<Medium> media) {
        this.presence = presence;
        this.number = number;
        this.author = author;
        this.writer = presence.world().owned(author);
        this.created = presence.now();
        this.root = parent == null ? null : parent.post();
        this.history.add(new Shown(created, Standing.VISIBLE, text, List.copyOf(media), parent, null, By.AUTHOR));
        this.remoteId = Ids.remote(this);
        versions.put(remoteId, now());
    }

    /** Someone of the public answers. */
    public Posting comment(String name, String text) {
        return comment(presence.world().person(name), text, List.of());
    }

    /** The municipality answers. */
    public Posting answer(String text) {
        return comment(presence.owner(), text, List.of());
    }

    /** YouTube: what answers a reply stands below the comment that the reply stands below. */
    public Posting comment(Person who, String text, List<Medium> media) {
        Posting parent = now().parent();
        boolean flat = presence.platform() == Platform.YOUTUBE && parent != null && !parent.isPost();
        Posting comment = presence.add(who, flat ? parent : this, text, media);
        post().thread.add(comment);
        return comment;
    }

    public Posting edit(String text) {
        return edit(text, now().media());
    }

    /** X gives what is edited a new id, and so do Mastodon-like servers where an account is said to; there its uri stays. */
    public Posting edit(String text, List<Medium> media) {
        history.add(now().saying(text, media, presence.now()));
        if (presence.platform() == Platform.X) {
            remoteId = Ids.x(presence.now(), presence.world().next());
        } else if (presence.idsChangeOnEdit()) {
            remoteId = Ids.mastodon(presence.now(), presence.world().next());
        }
        versions.put(remoteId, now());
        return this;
    }

    /**
     * Deletes it for good, as its platform does: Facebook, Instagram, LinkedIn and YouTube take the answers along, WordPress moves them to the top (with
     * a post all its comments go), Mastodon and Bluesky leave them where they can only be found by id, X where they are. What
     * Bluesky hides is hidden in its thread alone: without the thread's first post it is not.
     */
    public void delete(By who) {
        stand(Standing.REMOVED, who);
        for (Posting answer : answers()) {
            switch (presence.platform()) {
                case FACEBOOK, INSTAGRAM, LINKEDIN, YOUTUBE -> answer.delete(By.PLATFORM);
                case WORDPRESS -> {
                    if (isPost()) {
                        answer.delete(By.PLATFORM);
                    } else {
                        answer.history.add(answer.now().below(post(), presence.now()));
                    }
                }
                case BLUESKY, MASTODON, X -> {
                }
            }
        }
        if (presence.platform() == Platform.BLUESKY && isPost()) {
            thread.stream().filter(each -> each.now().standing() == Standing.HIDDEN).forEach(Posting::unhide);
        }
    }

    /** Hides it (Facebook), holds it back (WordPress, YouTube), or makes it private (a video). */
    public void hide() {
        stand(Standing.HIDDEN, By.PAGE);
    }

    public void unhide() {
        stand(Standing.VISIBLE, By.PAGE);
    }

    public void spam() {
        stand(Standing.SPAM, By.PAGE);
    }

    public void trash() {
        stand(Standing.TRASHED, By.PAGE);
    }

    /** Brings it back, whatever befell it. */
    public void restore() {
        stand(Standing.VISIBLE, By.PAGE);
    }

    /** Sets the number of people who like it. */
    public void liked(int people) {
        likes = people;
    }

    private void stand(Standing standing, By who) {
        history.add(now().standing(standing, presence.now(), who));
    }

    /** As it stands. */
    public Shown now() {
        return history.getLast();
    }

    /** As it stood at a time; empty when it was not yet made. */
    public Optional<Shown> at(Instant time) {
        Shown found = null;
        for (Shown each : history) {
            found = each.since().isAfter(time) ? found : each;
        }
        return Optional.ofNullable(found);
    }

    /** Everything that happened to it, oldest first. */
    public List<Shown> history() {
        return List.copyOf(history);
    }

    /** What the platform's API is asked with. */
    public String remoteId() {
        return remoteId;
    }

    /** Every id that it has had, the oldest first. */
    public List<String> remoteIds() {
        return List.copyOf(versions.keySet());
    }

    /** The id that it had at a time. */
    String remoteIdAt(Instant time) {
        String found = remoteIds().getFirst();
        for (Map.Entry<String, Shown> version : versions.entrySet()) {
            found = version.getValue().since().isAfter(time) ? found : version.getKey();
        }
        return found;
    }

    /** What it said under one of its ids. */
    Shown said(String id) {
        return versions.getOrDefault(id, now());
    }

    /** Mastodon: its uri. Elsewhere: its public address. */
    public String permalink() {
        return Ids.permalink(this);
    }

    public boolean isPost() {
        return root == null;
    }

    /** The post of its thread, which is itself for a post. */
    public Posting post() {
        return root == null ? this : root;
    }

    /** Every comment ever made below a post, in the order they were made. */
    public List<Posting> thread() {
        return thread;
    }

    /** The comments that answer it directly now, the removed among them. */
    public List<Posting> answers() {
        return post().thread.stream().filter(each -> each.now().parent() == this).toList();
    }

    /** Whether the municipality wrote it. */
    public boolean ours() {
        return writer != null;
    }

    /** The municipality's account that wrote it, on its own page or on another; null for one of the public. */
    @Nullable
    Presence writer() {
        return writer;
    }

    public Presence presence() {
        return presence;
    }

    public Person author() {
        return author;
    }

    public Instant created() {
        return created;
    }

    long number() {
        return number;
    }

    int likes() {
        return likes;
    }

    boolean listed() {
        return now().standing().listed();
    }
}
