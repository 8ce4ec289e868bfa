package se.bevara.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of Graph API answers: tracing, and how much of the call budget is used. */
final class FacebookHeaders {

    private FacebookHeaders() {
    }

    static Map<String, String> always(long call) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("facebook-api-version", "v26.0");
        headers.put("x-fb-rev", "1029384756");
        headers.put("x-fb-trace-id", "T" + Long.toString(call * 104_729, 36));
        headers.put("Cache-Control", "private, no-cache, no-store, must-revalidate");
        return headers;
    }

    /** @param used percent @param minutes until calls are let through again */
    static Map<String, String> usage(@Nullable Presence page, int used, int minutes) {
        String kind = page != null && page.platform() == Platform.INSTAGRAM ? "instagram" : "pages";
        Map<String, String> headers = new LinkedHashMap<>();
        String figures = "{\"call_count\":%d,\"total_cputime\":%d,\"total_time\":%d}".formatted(used, used / 3, used / 2);
        headers.put("X-App-Usage", "{\"call_count\":%d,\"total_cputime\":0,\"total_time\":0}".formatted(used / 10));
        if (page != null) {
            headers.put("X-Page-Usage", figures);
            headers.put("X-Business-Use-Case-Usage",
                    "{\"%s\":[{\"type\":\"%s\",\"call_count\":%d,\"total_cputime\":%d,\"total_time\":%d,\"estimated_time_to_regain_access\":%d}]}"
                            .formatted(page.remoteId(), kind, used, used / 3, used / 2, minutes));
        }
        return headers;
    }
}
