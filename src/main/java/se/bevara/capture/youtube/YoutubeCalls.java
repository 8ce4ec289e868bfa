package se.bevara.capture.youtube;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import se.bevara.capture.Fetcher.Response;

/** The calls of the YouTube Data API (v3) that a channel's archive needs. Each costs one unit of the day's quota, also when it fails. */
interface YoutubeCalls {

    /** Most ids at once, and most uploads a page. */
    int AT_ONCE = 50;

    /** The channel that the token belongs to. */
    @GetExchange("/channels?part=id,snippet,contentDetails,statistics,brandingSettings,status&mine=true")
    Response own();

    @GetExchange("/channels?part=id")
    Response named(@RequestParam String forHandle);

    /** Newest first. Private videos are among them, and rows of videos that are no more. */
    @GetExchange("/playlistItems?part=id,snippet,contentDetails,status&maxResults=50")
    Response uploads(@RequestParam String playlistId, @RequestParam(required = false) @Nullable String pageToken);

    /** What is not there is left out. */
    @GetExchange("/videos?part=id,snippet,contentDetails,statistics,status,liveStreamingDetails,topicDetails")
    Response videos(@RequestParam String id);

    /** Newest first. Of their replies they show a few. */
    @GetExchange("/commentThreads?part=id,snippet,replies&maxResults=100&order=time&textFormat=plainText")
    Response threads(@RequestParam String videoId, @RequestParam String moderationStatus,
            @RequestParam(required = false) @Nullable String pageToken);

    @GetExchange("/comments?part=id,snippet&maxResults=100&textFormat=plainText")
    Response replies(@RequestParam String parentId, @RequestParam(required = false) @Nullable String pageToken);

    /** What is not there is left out. */
    @GetExchange("/comments?part=id,snippet&textFormat=plainText")
    Response comments(@RequestParam String id);
}
