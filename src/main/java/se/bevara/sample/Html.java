package se.bevara.sample;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces that the public pages are made of. */
final class Html {

    private static final Locale SWEDISH = Locale.of("sv", "SE");
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMMM 'kl.' HH:mm", SWEDISH);
    private static final DateTimeFormatter ANOTHER_YEAR = DateTimeFormatter.ofPattern("d MMMM uuuu 'kl.' HH:mm", SWEDISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private Html() {
    }

    /** A whole page. What makes it act is the same for all. */
    static Answer page(int status, String title, String kind, String body) {
        return Answer.document(status, """
                <!DOCTYPE html>
                <html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="stylesheet" href="/style/%s.css"><script src="/style/pages.js" defer></script></head>
                <body>%s</body></html>
                """.formatted(escaped(title), kind, body));
    }

    static String escaped(String text) {
        return WordpressText.escaped(text);
    }

    /** What people have written: its lines as they are, in whichever direction they run. */
    static String written(String text) {
        return "<div class=\"text\" dir=\"auto\">"
                + text.lines().map(Html::escaped).collect(Collectors.joining("<br>")) + "</div>";
    }

    /** A time that leads to what was said then. */
    static String time(Posting posting, Instant now) {
        ZonedDateTime at = posting.created().atZone(StoryClock.SWEDEN);
        boolean recent = at.getYear() == now.atZone(StoryClock.SWEDEN).getYear();
        return "<a class=\"when\" href=\"%s\"><time datetime=\"%s\">%s</time></a>".formatted(escaped(Ids.address(posting)),
                EXACT.format(at), (recent ? THIS_YEAR : ANOTHER_YEAR).format(at));
    }

    /** 12 345, as Swedish has it. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
    }

    /** A number with its word: 1 kommentar, 2 kommentarer. */
    static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** The same, and nothing for none. */
    static String any(long number, String one, String many) {
        return number == 0 ? "" : count(number, one, many);
    }

    /** A picture that is fetched when it is near to being seen; of a film, its still. */
    static String picture(Medium medium) {
        String file = "/media/" + medium.number() + (medium.film() ? ".still.svg" : "." + medium.extension());
        return "<img class=\"%s\" src=\"%s\" alt=\"%s\" loading=\"lazy\">".formatted(medium.film() ? "film" : "photo", file,
                escaped(medium.description()));
    }

    /** The address of an account's drawing; another after its look has changed. */
    static String drawing(Presence account, String kind) {
        return "/drawing/" + Drawing.name(account, kind);
    }

    /** The profile picture of who wrote something; of one of the public, a coloured disc with the name's first letter. */
    static String face(Posting posting) {
        if (posting.ours()) {
            return "<img class=\"face\" src=\"" + drawing(posting.presence(), "profile") + "\" alt=\"\">";
        }
        String name = posting.author().name();
        return "<span class=\"face disc\" style=\"--h:" + posting.author().number() * 47 % 360 + "\">"
                + escaped(name.substring(0, name.offsetByCodePoints(0, 1))) + "</span>";
    }

    /** Asks, in front of everything, whether cookies may be set. */
    static String consent(String asker) {
        return """
                <div class="veil" data-notice><div class="sheet" role="dialog" aria-modal="true" aria-labelledby="kakor">
                <h2 id="kakor">Får vi använda kakor?</h2>
                <p>%s använder kakor för att visa sidorna, räkna besök och anpassa annonser. Du kan tillåta alla eller endast dem som
                behövs för att sidan ska fungera.</p>
                <p class="choices"><button type="button" data-choice="needed">Endast nödvändiga</button>
                <button type="button" data-choice="all" class="main">Tillåt alla</button></p></div></div>
                """
                .formatted(escaped(asker));
    }

    /** Where older posts will stand once one comes near. */
    static String more(String address) {
        return "<div class=\"more\" data-more=\"" + address + "\"><span class=\"turning\"></span> Hämtar fler inlägg …</div>";
    }

    /** What is shown in place of an account that is not open to everyone. */
    static Answer wall(Presence account, String kind, String asker) {
        return page(200, "Logga in – " + asker, kind, """
                <main class="wall"><h1>%s</h1><h2>Logga in för att fortsätta</h2>
                <p>Det här kontot visas bara för godkända följare.</p>
                <form method="post" action="/login"><label>E-postadress <input name="email" type="email"></label>
                <label>Lösenord <input name="password" type="password"></label><button class="main">Logga in</button></form>
                <p><a href="/losenord">Glömt lösenordet?</a> · <a href="/konto">Skapa konto</a></p></main>
                """.formatted(escaped(asker)));
    }

    static Answer nothingHere(String kind) {
        return page(404, "Sidan finns inte", kind, "<main class=\"wall\"><h1>Sidan finns inte</h1>"
                + "<p>Länken du följde kan vara trasig, eller så är sidan borttagen.</p></main>");
    }
}
