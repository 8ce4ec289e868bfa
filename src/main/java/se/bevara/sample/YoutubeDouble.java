package se.bevara.sample;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Channels in the YouTube Data API v3, as far as an archive reads them with the owner's token, and a project's quota. Made after the public
 * documentation: no real server can be run. Taken for granted, for the documentation does not say: a thread that is listed because it is
 * held shows every reply that is; a comment's own list of replies shows none that is.
 */
public final class YoutubeDouble extends PlatformDouble {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final int CHANGE = 50;

    private final Set<Posting> silent = new HashSet<>();
    private int quota = 10_000;
    private int spent;
    private LocalDate day = LocalDate.EPOCH;

    public YoutubeDouble(World world) {
        super(world, Platform.YOUTUBE);
    }

    /** How many units a day the project has. A call that reads costs one, one that changes something 50, also when it fails. */
    public void quota(int units) {
        quota = units;
    }

    /** Turns the comments to a video off, or on again. */
    public void comments(Posting video, boolean on) {
        if (on) {
            silent.remove(video);
        } else {
            silent.add(video);
        }
    }

    @Override
    public URI base(Presence presence) {
        return URI.create(root() + "/youtube/v3");
    }

    @Override
    boolean media(Request request) {
        return request.path().startsWith("/vi/");
    }

    @Override
    Optional<Presence> presence(Request request) {
        return world().presences().stream().filter(each -> each.platform() == Platform.YOUTUBE).filter(
                each -> each.credential().equals(request.bearer()) || each.writingCredential().equals(request.bearer()))
                .findFirst();
    }

    @Override
    Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault) {
        if (media(request)) {
            return still(request.segments().get(1));
        }
        try {
            spend(request.method().equals("GET") ? 1 : CHANGE);
            Presence channel = presence.filter(each -> each.token() != Token.ERROR_190).orElseThrow(YoutubeError::unauthorized);
            if (channel.token() == Token.EMPTY_LISTS) {
                throw YoutubeError.scope();
            }
            return request.method().equals("GET")
                    ? Json.plain(200, listed(request, channel, fault))
                    : changed(request, channel);
        } catch (YoutubeError error) {
            return error.answer();
        }
    }

    private void spend(int units) {
        LocalDate today = LocalDate.ofInstant(world().clock().instant(), PACIFIC);
        spent = today.equals(day) ? spent + units : units;
        day = today;
        if (spent > quota) {
            refusing(YoutubeError.quota().answer());
            throw YoutubeError.quota();
        }
    }

    private ObjectNode listed(Request request, Presence channel, @Nullable Fault fault) {
        var lists = new YoutubeLists(request, channel, new YoutubeJson(request, world(), Set.copyOf(silent)), fault);
        return switch (request.path()) {
            case "/youtube/v3/channels" -> lists.channels();
            case "/youtube/v3/playlistItems" -> lists.uploads();
            case "/youtube/v3/videos" -> lists.videos();
            case "/youtube/v3/commentThreads" -> lists.threads();
            case "/youtube/v3/comments" -> lists.comments();
            default -> throw YoutubeError.missing("global", "notFound");
        };
    }

    private Answer changed(Request request, Presence channel) {
        if (!channel.writingCredential().equals(request.bearer())) {
            throw YoutubeError.scope();
        }
        Posting comment = YoutubeLists.find(channel, request.parameter("id", "")).filter(each -> !each.isPost())
                .orElseThrow(() -> YoutubeError.missing("youtube.comment", "commentNotFound"));
        boolean delete = request.method().equals("DELETE");
        if (delete && request.path().equals("/youtube/v3/comments") && comment.ours()) {
            comment.delete(By.AUTHOR);
        } else if (!delete && request.path().equals("/youtube/v3/comments/setModerationStatus")) {
            switch (request.parameter("moderationStatus", "")) {
                case "rejected" -> comment.delete(By.PAGE);
                case "heldForReview" -> comment.hide();
                case "published" -> comment.unhide();
                default -> throw YoutubeError.wrong("invalidValue", "moderationStatus");
            }
        } else {
            throw YoutubeError.forbidden("youtube.comment");
        }
        return Answer.of(204, "application/json", new byte[0]);
    }

    /** A video's own picture where it was given one, else one of the film. */
    private Answer still(String video) {
        List<Medium> media = world().posting(Platform.YOUTUBE, video).map(post -> post.now().media()).orElse(List.of());
        return media.stream().filter(medium -> !medium.film()).findFirst().map(given -> world().medium(given.number())
                .map(medium -> Answer.of(200, medium.mediaType(), medium.bytes()))
                .orElseGet(() -> Answer.html(404, "Error 404 (Not Found)", "")))
                .orElseGet(() -> Answer.of(200, "image/png", Pictures.still()));
    }

    @Override
    Answer throttled(Presence presence) {
        return YoutubeError.quota().answer();
    }

    @Override
    Answer broken() {
        return YoutubeError.unavailable().answer();
    }
}
