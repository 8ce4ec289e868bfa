package se.bevara.capture.youtube;

import static se.bevara.capture.youtube.YoutubeItem.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.Sliced;
import tools.jackson.databind.JsonNode;

/** One channel, one night. */
final class YoutubeSession implements Session {

    private static final Pattern CHANNEL = Pattern.compile("(?:^|/channel/)(UC[A-Za-z0-9_-]{22})(?:$|/)");
    private static final Pattern HANDLE = Pattern.compile("[\\p{L}\\p{N}._·-]{1,60}");
    private final Account account;
    private final YoutubeCalls calls;
    private final Supplier<@Nullable Duration> spent;
    private final YoutubeThreads threads;
    private @Nullable Own own;

    /** The token's channel. @param uploads the list of what it has published */
    private record Own(Profile profile, String uploads) {
    }

    /** @param spent called when the platform says that the day's quota is spent; tells for how long */
    YoutubeSession(Account account, YoutubeCalls calls, Supplier<@Nullable Duration> spent) {
        this.account = account;
        this.calls = calls;
        this.spent = spent;
        this.threads = new YoutubeThreads(calls, this::answer, this::seen);
    }

    @Override
    public Profile profile() {
        String asked = "GET /channels";
        JsonSlice channel = channels(answer(calls.own(), asked)).stream().findFirst().orElseThrow(
                () -> new FetchFailed(Failure.ACCOUNT_GONE, asked, "the token's own channel", "none"));
        JsonNode tree = channel.tree();
        String id = text(tree, "id");
        String uploads = text(tree.path("contentDetails").path("relatedPlaylists"), "uploads");
        if (id.isEmpty() || uploads.isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a channel with an id and a list of uploads", "none");
        }
        JsonNode snippet = tree.path("snippet");
        String handle = text(snippet, "customUrl").replaceFirst("^@", "");
        refuseAnothers(id, handle);
        Profile profile = new Profile(id, handle, text(snippet, "title"),
                YoutubeItem.number(tree.path("statistics").path("videoCount")), look(tree), channel.raw());
        own = new Own(profile, uploads);
        return profile;
    }

    /** Channels alone come without a list where there are none; how many there are is told then. */
    private static List<JsonSlice> channels(YoutubeAnswer answer) {
        JsonSlice body = answer.body();
        boolean none = body.isObject() && !body.members().containsKey("items")
                && Objects.equals(YoutubeItem.number(body.tree().path("pageInfo").path("totalResults")), 0L);
        return none ? List.of() : answer.items();
    }

    /** A renamed channel has left its handle; where another goes by it, or the register names another id, the token is not for this account. */
    private void refuseAnothers(String id, String handle) {
        String registered = account.handle().replaceFirst("^@", "");
        Matcher named = CHANNEL.matcher(registered);
        Matcher addressed = CHANNEL.matcher(Objects.requireNonNullElse(account.address().getPath(), ""));
        boolean other = named.find()
                ? !named.group(1).equals(id)
                : addressed.find()
                        ? !addressed.group(1).equals(id)
                        : !registered.equalsIgnoreCase(handle) && HANDLE.matcher(registered).matches()
                                && anothers(registered, id);
        if (other) {
            throw new FetchFailed(Failure.FORBIDDEN, "GET /channels", "the channel that the register names",
                    "a token of another");
        }
    }

    private boolean anothers(String handle, String id) {
        return channels(answer(calls.named("@" + handle), "GET /channels by handle")).stream()
                .anyMatch(channel -> !text(channel.tree(), "id").equals(id));
    }

    private static Map<String, String> look(JsonNode channel) {
        Map<String, String> look = new LinkedHashMap<>();
        JsonNode snippet = channel.path("snippet");
        look.put("description", text(snippet, "description"));
        look.put("picture", Objects.toString(YoutubeItem.largest(snippet.path("thumbnails")), ""));
        look.put("cover", text(channel.path("brandingSettings").path("image"), "bannerExternalUrl"));
        look.values().removeIf(String::isEmpty);
        return look;
    }

    @Override
    public Page posts(@Nullable String cursor) {
        YoutubeAnswer rows = answer(calls.uploads(own().uploads(), cursor), "GET /playlistItems of " + own().uploads());
        if (rows.says("playlistNotFound")) {
            return neverPublished(rows);
        }
        List<String> ids = rows.items().stream().map(row -> text(row.tree().path("contentDetails"), "videoId")).toList();
        List<String> asked = ids.stream().filter(id -> id.matches(YoutubeItem.ID)).distinct().toList();
        if (asked.isEmpty() && !ids.isEmpty()) {
            throw new FetchFailed(Failure.NOT_READABLE, rows.asked(), "rows that name a video", ids.size() + " that name none");
        }
        List<JsonSlice> videos = asked.isEmpty()
                ? List.of()
                : answer(calls.videos(String.join(",", asked)), "GET /videos").items();
        List<JsonSlice> open = videos.stream().filter(video -> !YoutubeItem.kept(video.tree())).toList();
        Sliced sliced = Sliced.read(open, this::seen);
        List<String> notes = new ArrayList<>(sliced.notes());
        long unread = ids.stream().filter(id -> !id.matches(YoutubeItem.ID)).count();
        if (unread > 0) {
            notes.add(unread + " rader i listan över filmer gick inte att läsa");
        }
        if (open.size() < videos.size()) {
            notes.add(videos.size() - open.size() + " filmer som inte är öppna för alla hämtades inte");
        }
        if (cursor == null && !open.isEmpty()) {
            notes.add("Filmerna själva hämtas inte, bara deras stillbild: YouTubes villkor kräver skriftligt medgivande. "
                    + "Originalen finns hos kommunen eller i kanalens uttag från Google Takeout.");
        }
        return new Page(sliced.items(), rows.next(cursor), null, sliced.whole() && unread == 0, notes);
    }

    /** A channel that never published anything has no such list. */
    private Page neverPublished(YoutubeAnswer rows) {
        Long told = own().profile().posts();
        if (told == null || told > 0) {
            throw new FetchFailed(Failure.EMPTY_SUSPECT, rows.asked(), "the list of uploads", "none");
        }
        return new Page(List.of(), null, null);
    }

    @Override
    public Page comments(Post post, @Nullable String cursor) {
        own();
        return threads.page(post, cursor);
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        for (boolean comment : new boolean[]{false, true}) {
            List<String> ids = asked.stream().filter(a -> a.comment() == comment).map(Asked::remoteId).distinct().toList();
            for (int i = 0; i < ids.size(); i += YoutubeCalls.AT_ONCE) {
                together(ids.subList(i, Math.min(i + YoutubeCalls.AT_ONCE, ids.size())), comment, answers);
            }
        }
        return answers;
    }

    /** What is not there is left out; where one of them makes the whole call fail, the halves are asked for, down to that one. */
    private void together(List<String> ids, boolean comment, Map<String, Answer> answers) {
        String all = String.join(",", ids);
        YoutubeAnswer answer = answer(comment ? calls.comments(all) : calls.videos(all),
                "GET /" + (comment ? "comments" : "videos") + " by id");
        boolean fine = answer.response().status() / 100 == 2;
        if (fine) {
            take(ids, answer, answers);
        } else if (answer.failure() != Failure.FORBIDDEN) {
            throw answer.failed();
        } else if (ids.size() > 1) {
            together(ids.subList(0, ids.size() / 2), comment, answers);
            together(ids.subList(ids.size() / 2, ids.size()), comment, answers);
        } else {
            answers.put(ids.getFirst(),
                    answer.notThere() ? new Answer.NotHere("404", false) : new Answer.Unclear(Failure.FORBIDDEN));
        }
    }

    private void take(List<String> ids, YoutubeAnswer answer, Map<String, Answer> answers) {
        Map<String, JsonSlice> found = new HashMap<>();
        answer.items().stream().filter(JsonSlice::isObject).forEach(item -> found.put(text(item.tree(), "id"), item));
        Function<String, Answer> each = id -> found.containsKey(id)
                ? here(Objects.requireNonNull(found.get(id)))
                : new Answer.NotHere("absent", false);
        ids.forEach(id -> answers.put(id, each.apply(id)));
    }

    private Answer here(JsonSlice item) {
        if (YoutubeItem.kept(item.tree())) {
            return new Answer.NotHere("private", true);
        }
        try {
            return new Answer.Here(seen(item));
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
    }

    private Seen seen(JsonSlice slice) {
        Content content = YoutubeItem.read(slice.tree());
        boolean ours = content.authorId().equals(own().profile().remoteId());
        return new Seen(content, slice.raw(), ours, content.counts().getOrDefault("replies", -1L));
    }

    private YoutubeAnswer answer(Response response, String asked) {
        return new YoutubeAnswer(response, asked, spent);
    }

    private Own own() {
        if (own == null) {
            profile();
        }
        return Objects.requireNonNull(own);
    }
}
