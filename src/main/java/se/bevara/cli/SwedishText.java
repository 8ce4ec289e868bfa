package se.bevara.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Disposal;
import se.bevara.archive.ItemState;
import se.bevara.dialogues.Elsewhere;

/** The archive's alternatives, times and amounts in Swedish, as a terminal shows them. */
final class SwedishText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private SwedishText() {
    }

    static String word(ItemState state) {
        return switch (state) {
            case VISIBLE -> "synlig";
            case HIDDEN -> "dold";
            case MISSING -> "saknas";
            case GONE -> "borta";
            case DISPOSED -> "gallrad";
        };
    }

    /** Under which decision something was disposed of, and which certificate says so. */
    static String of(Disposal disposal) {
        return "gallrad enligt " + disposal.decision() + ", gallringsprotokoll " + disposal.certificate();
    }

    static String word(Direction direction) {
        return switch (direction) {
            case RECEIVED -> "inkommen";
            case DRAWN_UP -> "upprättad";
        };
    }

    /** Why an item has its direction; a reason without Swedish words as it is. */
    static String reason(String reason) {
        var said = Elsewhere.of(reason);
        String elsewhere = said.dialogue() == null ? "" : ", i dialog " + said.dialogue() + " på någon annans sida";
        return switch (said.author()) {
            case "author is the account" -> "avsändaren är kontot självt" + elsewhere;
            case "author is another than the account" -> "avsändaren är någon annan än kontot" + elsewhere;
            default -> reason;
        };
    }

    static String word(Content.Kind kind) {
        return switch (kind) {
            case POST -> "inlägg";
            case COMMENT -> "kommentar";
        };
    }

    static String word(Account.State state) {
        return switch (state) {
            case REPORTED -> "anmält";
            case DECIDED -> "beslutat";
            case ACTIVE -> "aktivt";
            case DORMANT -> "vilande";
            case CLOSING -> "under avslut";
            case CLOSED -> "avslutat";
            case DISCOVERED -> "upptäckt";
        };
    }

    /** The alternative that a Swedish word names. */
    static <E> E named(String option, String word, E[] alternatives, Function<E, String> words) {
        return Arrays.stream(alternatives).filter(one -> words.apply(one).equalsIgnoreCase(word)).findFirst()
                .orElseThrow(() -> new WrongUse(option + ": väntade "
                        + Arrays.stream(alternatives).map(words).collect(Collectors.joining(", ")) + ", fann " + word));
    }

    static String time(Instant at) {
        return MINUTE.format(at.atZone(Program.SWEDEN));
    }

    static String time(OffsetDateTime at) {
        return time(at.toInstant());
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? seconds / 60 + " min " + seconds % 60 + " s"
                        : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    static String bytes(long bytes) {
        return bytes < 1000
                ? bytes + " B"
                : bytes < 1_000_000
                        ? tenths(bytes / 1e3) + " kB"
                        : bytes < 1_000_000_000 ? tenths(bytes / 1e6) + " MB" : tenths(bytes / 1e9) + " GB";
    }

    private static String tenths(double number) {
        return String.format(Locale.of("sv"), "%.1f", number);
    }
}
