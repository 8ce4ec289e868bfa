package se.bevara.accounts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account.LegalProfile;
import se.bevara.accounts.Account.State;
import se.bevara.accounts.RegisterImport.RowError;
import se.bevara.accounts.RegisterRows.Row;

/** Reads one row into an account, and tells everything that is wrong in it at once. */
final class RowReader {

    /** In these states somebody has decided on the account, so its purpose, audience and responsible manager are settled (S2:96). */
    private static final Set<State> DECIDED = EnumSet.of(State.DECIDED, State.ACTIVE, State.DORMANT, State.CLOSING, State.CLOSED);
    private static final List<String> PLATFORMS = List.of("facebook", "mastodon", "wordpress", "instagram", "youtube", "linkedin",
            "bluesky",
            "tiktok", "threads", "snapchat", "x");
    private static final int FIRST_YEAR = 1995;
    private static final int LAST_YEAR = 2100;

    private final Row row;
    private final Headings headings;
    private final Language language;
    private final List<RowError> errors = new ArrayList<>();

    RowReader(Row row, Headings headings) {
        this.row = row;
        this.headings = headings;
        this.language = headings.language();
    }

    List<RowError> errors() {
        return errors;
    }

    /** The account under the given identifier; empty when something is wrong. */
    Optional<Account> account(String id) {
        Arrays.stream(Column.values()).forEach(this::check);
        State state = word(Column.STATE, Words.STATE, State.REPORTED);
        mandatory(state);
        LocalDate opened = date(Column.OPENED);
        LocalDate closed = date(Column.CLOSED);
        period(state, opened, closed);
        var account = new Account(id, text(Column.AUTHORITY), cell(Column.ADMINISTRATION), cell(Column.UNIT), platform(),
                text(Column.HANDLE),
                new AddressCell(cell(Column.ADDRESS)).read(language,
                        (expected, found) -> refuse(Column.ADDRESS, expected, found)),
                word(Column.KIND, Words.KIND, Account.Kind.OFFICIAL),
                word(Column.OPERATION, Words.OPERATION, Account.Operation.OWN),
                cell(Column.PURPOSE), cell(Column.AUDIENCE), cell(Column.MANAGER), deputies(), cell(Column.CREDENTIALS),
                word(Column.OPENNESS, Words.OPENNESS, Account.Openness.OPEN), state, opened, closed, cadence(), legal());
        return errors.isEmpty() ? Optional.of(account) : Optional.empty();
    }

    private String cell(Column column) {
        return row.cell(column);
    }

    private void refuse(Column column, String expected, String found) {
        errors.add(new RowError(row.line(), headings.name(column), expected, found));
    }

    private void check(Column column) {
        String cell = cell(column);
        String hidden = Cells.hidden(language);
        if (Secrets.personalNumber(cell)) {
            refuse(column, language.of("inga personnummer i registret", "no personal identity numbers in the register"), hidden);
        } else if (Secrets.named(cell) || column == Column.CREDENTIALS && Secrets.credential(cell)) {
            refuse(column, language.of("en hänvisning till var inloggningen förvaras, aldrig ett lösenord eller en nyckel",
                    "a reference to where the credentials are kept, never a password or a token"), hidden);
        } else if (RegisterText.damaged(cell) || RegisterText.turned(cell)) {
            refuse(column,
                    language.of("läsbar text (spara filen på nytt som CSV UTF-8)",
                            "readable text (save the file again as CSV UTF-8)"),
                    Cells.shown(cell, language));
        } else {
            fits(column, column == Column.DEPUTIES ? String.join(" | ", deputies()) : cell);
        }
    }

    private void fits(Column column, String text) {
        if (text.length() > column.longest()) {
            refuse(column, language.of("högst %d tecken", "at most %d characters").formatted(column.longest()),
                    language.of("%d tecken", "%d characters").formatted(text.length()));
        }
    }

    private void mandatory(State state) {
        if (DECIDED.contains(state)) {
            filled(state, Column.PURPOSE, Column.AUDIENCE, Column.MANAGER);
        }
        if (state.captured()) {
            filled(state, Column.CREDENTIALS, Column.BASIS, Column.DECIDED_BY, Column.KEEPS_REMOVED);
        }
    }

    private void filled(State state, Column... columns) {
        Arrays.stream(columns).filter(column -> cell(column).isEmpty()).forEach(column -> refuse(column,
                language.of("ifyllt för ett konto med status %s", "filled in for an account in state %s")
                        .formatted(Words.STATE.text(state, language)),
                Cells.shown("", language)));
    }

    private String text(Column column) {
        if (cell(column).isEmpty()) {
            refuse(column, language.of("ifyllt", "filled in"), Cells.shown("", language));
        } else if (column == Column.HANDLE && cell(column).matches("\\d[.,]\\d+E\\+?\\d+")) {
            refuse(column, language.of("kontonamnet som det är (gör kolumnen till text i kalkylprogrammet)",
                    "the handle as it is (make the column text in the spreadsheet)"), cell(column));
        } else if (column == Column.AUTHORITY && Words.plain(cell(column)).replaceAll("[^a-z0-9]", "").isEmpty()) {
            refuse(column, language.of("ett namn med bokstäver", "a name with letters"), Cells.shown(cell(column), language));
        }
        return cell(column);
    }

    private String platform() {
        String platform = cell(Column.PLATFORM).toLowerCase(Locale.ROOT).replace(' ', '-');
        String known = String.join(", ", PLATFORMS);
        if (!platform.matches("[a-z][a-z0-9-]*")) {
            refuse(Column.PLATFORM, language.of("plattformens namn, såsom ", "the platform's name, such as ") + known,
                    Cells.shown(cell(Column.PLATFORM), language));
        }
        PLATFORMS.stream().filter(name -> name.length() > 2 && !name.equals(platform) && Headings.distance(name, platform) <= 2)
                .findFirst()
                .ifPresent(near -> refuse(Column.PLATFORM, near, Cells.shown(cell(Column.PLATFORM), language)));
        return platform;
    }

    private <T> T word(Column column, Words<T> words, T otherwise) {
        return words.read(cell(column)).orElseGet(() -> {
            refuse(column, words.choice(language), Cells.shown(cell(column), language));
            return otherwise;
        });
    }

    private @Nullable LocalDate date(Column column) {
        if (cell(column).isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(cell(column));
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // told below, together with dates that no account can have
        }
        refuse(column, language.of("ett datum mellan %d och %d, såsom 2026-11-20", "a date between %d and %d, such as 2026-11-20")
                .formatted(FIRST_YEAR, LAST_YEAR), Cells.shown(cell(column), language));
        return null;
    }

    private void period(State state, @Nullable LocalDate opened, @Nullable LocalDate closed) {
        if (opened != null && closed != null && closed.isBefore(opened)) {
            refuse(Column.CLOSED,
                    language.of("den dag kontot öppnades eller senare: ", "the day the account was opened or later: ") + opened,
                    closed.toString());
        }
        if (state == State.CLOSED && cell(Column.CLOSED).isEmpty()) {
            refuse(Column.CLOSED, language.of("den dag kontot avslutades", "the day the account was closed"),
                    Cells.shown("", language));
        }
    }

    private List<String> deputies() {
        return Arrays.stream(cell(Column.DEPUTIES).split("[|/,;\\n]")).map(String::strip).filter(name -> !name.isEmpty())
                .distinct().toList();
    }

    private Duration cadence() {
        return Cadence.read(cell(Column.CADENCE)).orElseGet(() -> {
            refuse(Column.CADENCE, language.of("varje natt, varje timme, 15 minuter eller PT15M (en minut till 31 dagar)",
                    "every night, every hour, 15 minutes or PT15M (a minute to 31 days)"),
                    Cells.shown(cell(Column.CADENCE), language));
            return Cadence.NIGHTLY;
        });
    }

    private LegalProfile legal() {
        boolean unanswered = cell(Column.KEEPS_REMOVED).isEmpty();
        boolean keeps = !unanswered && word(Column.KEEPS_REMOVED, Words.YES_NO, false);
        return new LegalProfile(cell(Column.BASIS), cell(Column.DECIDED_BY), keeps);
    }
}
