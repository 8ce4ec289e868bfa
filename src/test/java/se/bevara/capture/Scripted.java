package se.bevara.capture;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import tools.jackson.databind.json.JsonMapper;

/** A platform in memory that does what a test tells it to: the double of an outsider, of nothing of ours. */
final class Scripted implements Connector {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    final Map<String, Presence> presences = new ConcurrentHashMap<>();
    boolean limitedByTerms;

    /** An account on the platform. */
    static final class Presence {
        final Map<String, Thing> things = new LinkedHashMap<>();
        final AtomicInteger asked = new AtomicInteger();
        String name = "Solviks kommun";
        int pageSize = 3;
        boolean emptyLists;
        boolean repeatsPages;
        boolean silentById;
        boolean window;
        boolean idsMayChange;
        @Nullable
        Duration reach;
        @Nullable
        Instant listedSince;
        @Nullable
        Long told;
        Runnable beforeProfile = () -> {
        };
        Runnable beforeComments = () -> {
        };

        Thing post(String id, String text) {
            return add(new Thing(id, null, null, text));
        }

        Thing comment(String id, String post, String parent, String text) {
            return add(new Thing(id, post, parent, text));
        }

        private Thing add(Thing thing) {
            things.put(thing.id, thing);
            return thing;
        }

        Thing thing(String id) {
            return java.util.Objects.requireNonNull(things.get(id));
        }
    }

    /** A post or a comment. */
    static final class Thing {
        final String id;
        final @Nullable String post;
        @Nullable
        String parent;
        String text;
        boolean hidden;
        boolean listed = true;
        boolean there = true;
        boolean ours;
        long likes;
        String time = "2026-11-20T09:00:00+01:00";
        @Nullable
        String picture;

        Thing(String id, @Nullable String post, @Nullable String parent, String text) {
            this.id = id;
            this.post = post;
            this.parent = parent;
            this.text = text;
            ours = post == null;
        }
    }

    Presence at(String account) {
        return presences.computeIfAbsent(account, id -> new Presence());
    }

    @Override
    public String platform() {
        return "scripted";
    }

    @Override
    public boolean limitedByTerms() {
        return limitedByTerms;
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        var n = JSON.readTree(block);
        var attachments = n.has("picture")
                ? List.of(new Content.Attachment("p", "image", URI.create(n.path("picture").asString()), "bild"))
                : List.<Content.Attachment>of();
        String id = n.path("id").asString();
        return new Content("uri:" + id, id, n.has("post") ? Content.Kind.COMMENT : Content.Kind.POST,
                n.has("parent") ? "uri:" + n.path("parent").asString() : null, n.path("ours").asBoolean() ? "us" : "anna", "Anna",
                OffsetDateTime.parse(n.path("time").asString()), null, n.path("text").asString(), attachments, null,
                n.path("hidden").asBoolean(), Map.of("likes", n.path("likes").asLong()));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        return new Talk(at(account.id()));
    }

    private final class Talk implements Session {

        private final Presence presence;

        Talk(Presence presence) {
            this.presence = presence;
        }

        @Override
        public Profile profile() {
            presence.asked.incrementAndGet();
            presence.beforeProfile.run();
            return new Profile("1", "solvik", presence.name, presence.told,
                    Map.of("picture", "https://x.example/p.jpg?sig=" + presence.asked),
                    raw(new byte[0]));
        }

        @Override
        public @Nullable Duration reach() {
            return presence.reach;
        }

        @Override
        public @Nullable Instant listedSince() {
            return presence.listedSince;
        }

        @Override
        public Page posts(@Nullable String cursor) {
            return page(presence.things.values().stream().filter(t -> t.post == null && t.there && t.listed).toList(), cursor);
        }

        @Override
        public Page comments(Post post, @Nullable String cursor) {
            presence.beforeComments.run();
            return page(
                    presence.things.values().stream().filter(t -> post.remoteId().equals(t.post) && t.there && t.listed).toList(),
                    cursor);
        }

        private Page page(List<Thing> all, @Nullable String cursor) {
            presence.asked.incrementAndGet();
            int from = cursor == null || presence.repeatsPages ? 0 : Integer.parseInt(cursor);
            int to = Math.min(from + presence.pageSize, all.size());
            if (presence.emptyLists) {
                return new Page(List.of(), null, null);
            }
            return new Page(all.subList(from, to).stream().map(this::seen).toList(),
                    to < all.size() ? presence.repeatsPages ? "c" + presence.asked : Integer.toString(to) : null, null,
                    !presence.window,
                    List.of());
        }

        @Override
        public Map<String, Answer> byId(List<Asked> asked) {
            presence.asked.incrementAndGet();
            var answers = new HashMap<String, Answer>();
            for (Asked one : asked) {
                Thing thing = presence.things.get(one.remoteId());
                boolean gone = thing == null || !thing.there || presence.silentById;
                answers.put(one.remoteId(),
                        thing == null || gone ? new Answer.NotHere("404", false) : new Answer.Here(seen(thing)));
            }
            return answers;
        }

        @Override
        public boolean idsMayChange() {
            return presence.idsMayChange;
        }

        private Seen seen(Thing t) {
            var n = new LinkedHashMap<String, Object>();
            n.put("id", t.id);
            n.put("text", t.text);
            n.put("hidden", t.hidden);
            n.put("ours", t.ours);
            n.put("time", t.time);
            n.put("likes", t.likes);
            put(n, "post", t.post);
            put(n, "parent", t.parent);
            put(n, "picture", t.picture);
            byte[] block = JSON.writeValueAsBytes(n);
            return new Seen(read(block, "application/json"), raw(block), t.ours, -1);
        }

        private static void put(Map<String, Object> n, String name, @Nullable String value) {
            if (value != null) {
                n.put(name, value);
            }
        }

        private static Seen.Raw raw(byte[] block) {
            return new Seen.Raw(block, "application/json", "sha256:" + "0".repeat(64));
        }
    }

    /** A failure to be thrown. */
    static FetchFailed failed(Failure failure) {
        return new FetchFailed(failure, "GET scripted/x", "an answer", "none");
    }
}
