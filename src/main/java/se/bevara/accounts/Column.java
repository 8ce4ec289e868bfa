package se.bevara.accounts;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a register file: Swedish heading, English heading, the longest text, other headings that mean the same. */
enum Column {
    ID("konto-id", "id", 80, "kontoid", "account id"),
    AUTHORITY("nämnd", "authority", 200, "myndighet", "arkivbildare",
            "nämnd eller styrelse", "archive creator"),
    ADMINISTRATION("förvaltning", "administration", 200, "department"),
    UNIT(
            "enhet", "unit", 200, "verksamhet"),
    PLATFORM("plattform", "platform", 40, "kanal", "channel"),
    HANDLE(
            "kontonamn", "handle", 200, "användarnamn", "konto", "account", "username",
            "account name"),
    ADDRESS("adress", "address", 1000, "url", "länk", "webbadress", "link"),
    KIND(
            "kontotyp", "kind", 40, "typ", "slag",
            "type"),
    OPERATION("drift", "operation", 40, "regi"),
    PURPOSE("syfte", "purpose", 2000,
            "syfte och mål"),
    AUDIENCE("målgrupp", "audience", 1000, "målgrupper"),
    MANAGER(
            "ansvarig chef", "responsible manager", 200, "ansvarig", "manager"),
    DEPUTIES(
            "ersättare", "deputies", 1000, "ställföreträdare"),
    CREDENTIALS(
            "inloggning förvaras hos", "credentials held by", 500,
            "inloggningsuppgifter förvaras hos", "credentials",
            "credential holders"),
    OPENNESS("öppet eller stängt",
            "open or closed", 40, "öppenhet",
            "openness"),
    STATE("status", "state", 40,
            "tillstånd"),
    OPENED("öppnat", "opened", 10,
            "öppnades", "startdatum",
            "start date"),
    CLOSED("avslutat",
            "closed", 10, "avslutades",
            "stängdes", "slutdatum",
            "end date"),
    CADENCE(
            "insamling",
            "cadence", 40,
            "insamlas",
            "intervall"),
    BASIS(
            "rättslig grund",
            "legal basis",
            500,
            "basis"),
    DECIDED_BY(
            "beslutat av",
            "decided by",
            500,
            "beslut"),
    KEEPS_REMOVED(
            "borttagen text får sparas",
            "removed text may be kept",
            10,
            "borttagen text får behållas");

    private static final Map<String, Column> BY_HEADING = byHeading();
    private final String swedish;
    private final String english;
    private final int longest;
    private final List<String> synonyms;

    Column(String swedish, String english, int longest, String... synonyms) {
        this.swedish = swedish;
        this.english = english;
        this.longest = longest;
        this.synonyms = List.of(synonyms);
    }

    String heading(Language language) {
        return language.of(swedish, english);
    }

    int longest() {
        return longest;
    }

    /** Only the identifier may be left out: it is then derived. */
    boolean mandatory() {
        return this != ID;
    }

    private Stream<String> headings() {
        return Stream.concat(Stream.of(swedish, english), synonyms.stream());
    }

    static Optional<Column> byHeading(String heading) {
        return Optional.ofNullable(BY_HEADING.get(Words.plain(heading)));
    }

    private static Map<String, Column> byHeading() {
        var all = new HashMap<String, Column>();
        for (Column column : values()) {
            column.headings().forEach(known -> all.putIfAbsent(Words.plain(known), column));
        }
        return Map.copyOf(all);
    }

    /** The columns in which two accounts differ. */
    static Set<Column> differing(Account one, Account other) {
        var differing = EnumSet.noneOf(Column.class);
        for (Column column : values()) {
            if (!Objects.equals(column.text(one, Language.ENGLISH), column.text(other, Language.ENGLISH))) {
                differing.add(column);
            }
        }
        return differing;
    }

    /** What stands in this column for an account, as it is written in a file. */
    String text(Account account, Language language) {
        return switch (this) {
            case ID -> account.id();
            case AUTHORITY -> account.authority();
            case ADMINISTRATION -> account.administration();
            case UNIT -> account.unit();
            case PLATFORM -> account.platform();
            case HANDLE -> account.handle();
            case ADDRESS -> account.address().toString();
            case KIND -> Words.KIND.text(account.kind(), language);
            case OPERATION -> Words.OPERATION.text(account.operation(), language);
            case PURPOSE -> account.purpose();
            case AUDIENCE -> account.audience();
            case MANAGER -> account.manager();
            case DEPUTIES -> String.join(" | ", account.deputies());
            case CREDENTIALS -> account.credentialHolders();
            case OPENNESS -> Words.OPENNESS.text(account.openness(), language);
            case STATE -> Words.STATE.text(account.state(), language);
            case OPENED -> date(account.opened());
            case CLOSED -> date(account.closed());
            case CADENCE -> Cadence.text(account.cadence(), language);
            case BASIS -> account.legal().basis();
            case DECIDED_BY -> account.legal().decidedBy();
            case KEEPS_REMOVED -> Words.YES_NO.text(account.legal().keepsRemovedText(), language);
        };
    }

    private static String date(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
