package se.bevara.sample;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of WordPress for how things stand. */
final class WordpressStatus {

    private WordpressStatus() {
    }

    static List<Standing> posts(String status) {
        return Arrays.stream(status.split(",")).flatMap(each -> switch (each) {
            case "publish" -> Stream.of(Standing.VISIBLE);
            case "private", "draft", "pending" -> Stream.of(Standing.HIDDEN);
            case "trash" -> Stream.of(Standing.TRASHED);
            case "any" -> Stream.of(Standing.VISIBLE, Standing.HIDDEN);
            default -> throw new RestError(400, "rest_invalid_param", "Invalid parameter(s): status");
        }).toList();
    }

    /** {@code all} is approved and held only. */
    static List<Standing> comments(String status) {
        return switch (status) {
            case "approve", "approved" -> List.of(Standing.VISIBLE);
            case "hold" -> List.of(Standing.HIDDEN);
            case "spam" -> List.of(Standing.SPAM);
            case "trash" -> List.of(Standing.TRASHED);
            case "all" -> List.of(Standing.VISIBLE, Standing.HIDDEN);
            default -> List.of();
        };
    }

    static String ofPost(Standing standing) {
        return switch (standing) {
            case VISIBLE -> "publish";
            case HIDDEN -> "private";
            case SPAM, TRASHED, REMOVED -> "trash";
        };
    }

    static String ofComment(Standing standing) {
        return switch (standing) {
            case VISIBLE -> "approved";
            case HIDDEN -> "hold";
            case SPAM -> "spam";
            case TRASHED, REMOVED -> "trash";
        };
    }
}
