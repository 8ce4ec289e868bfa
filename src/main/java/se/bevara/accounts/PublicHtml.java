package se.bevara.accounts;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The public list as a page by itself: one file, no script, nothing fetched but its style. A heading an authority, a table an authority,
 * which on a narrow screen becomes a card an account.
 */
public final class PublicHtml {

    private static final Map<String, String> PLATFORMS = Map.of("facebook", "Facebook", "mastodon", "Mastodon", "wordpress",
            "WordPress", "instagram", "Instagram", "youtube", "YouTube", "linkedin", "LinkedIn", "x", "X", "bluesky", "Bluesky");

    /** Which cell after the name holds a day: it must not break. */
    private static final int DAY = 4;

    private final PublicList list;
    private final Language language;
    private final StringBuilder page = new StringBuilder();

    private PublicHtml(PublicList list, Language language) {
        this.list = list;
        this.language = language;
    }

    /**
     * The page in Swedish, or in English.
     *
     * @param day on which the list stood so
     * @param style an element that brings the style
     * @param links from the page, by their text; addresses of ours
     */
    public static String of(PublicList list, LocalDate day, boolean english, String style, Map<String, String> links) {
        return new PublicHtml(list, english ? Language.ENGLISH : Language.SWEDISH).page(day, style, links);
    }

    private String page(LocalDate day, String style, Map<String, String> links) {
        String title = title();
        page.append("<!DOCTYPE html>\n<html lang=\"").append(language == Language.SWEDISH ? "sv" : "en").append("\">\n<head>\n")
                .append("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>").append(escaped(title)).append("</title>\n").append(style).append("\n</head>\n<body>\n<main>\n")
                .append("<h1>").append(escaped(title)).append("</h1>\n");
        paragraph(language.of(
                "Här står de konton i sociala medier som kommunen har i bruk. Det som skrivs på dem, av kommunen och av"
                        + " andra, är allmänna handlingar som kommunen sparar.",
                "These are the municipality's social media accounts in use. What is written on them, by the municipality and by"
                        + " others, is kept as public records."));
        records();
        if (list.accounts().isEmpty()) {
            paragraph(language.of("Inga konton är i bruk just nu.", "No accounts are in use at present."));
        }
        byAuthority().forEach(this::table);
        links(links);
        page.append("<footer><p>").append(language.of("Förteckningen visar läget ", "The list stands as of "))
                .append("<time datetime=\"").append(day).append("\">").append(day).append("</time>. ")
                .append(language.of("Konton som har avslutats eller vilar står inte här; de finns i arkivets förteckning.",
                        "Accounts that are closed or dormant are not shown here; the archive's list has them."))
                .append("</p></footer>\n</main>\n</body>\n</html>\n");
        return page.toString();
    }

    private String title() {
        String whose = list.part().isEmpty() ? list.municipality() : list.part();
        String what = language.of("Konton i sociala medier", "Social media accounts");
        return whose.isEmpty() ? what : what + " – " + whose;
    }

    private void records() {
        page.append("<h2>").append(language.of("Ta del av handlingar", "Ask for records")).append("</h2>\n");
        paragraph(language.of(
                "Du får begära ut allmänna handlingar utan att säga vem du är eller vad du ska ha dem till. Säg vilket konto och"
                        + " ungefär när, så hittar vi dem lättare. Du kan läsa på plats utan avgift.",
                "You may ask for public records without saying who you are or what they are for. Name the account and about when, and"
                        + " we find them sooner. Reading on the spot is free."));
        List<String> contacts = list.accounts().stream().map(PublicList.Listed::contact).distinct().toList();
        if (contacts.stream().allMatch(String::isEmpty)) {
            paragraph(language.of("Vänd dig till kommunens registrator.", "Turn to the municipality's registrar."));
        } else if (contacts.size() == 1) {
            paragraph(language.of("Vänd dig till: ", "Turn to: ") + contacts.getFirst());
        } else {
            paragraph(language.of("Vart du vänder dig står vid varje konto.", "Where to turn is told of each account."));
        }
    }

    private Map<String, List<PublicList.Listed>> byAuthority() {
        var authorities = new LinkedHashMap<String, List<PublicList.Listed>>();
        list.accounts()
                .forEach(one -> authorities.computeIfAbsent(one.authority(), name -> new java.util.ArrayList<>()).add(one));
        return authorities;
    }

    private void table(String authority, List<PublicList.Listed> accounts) {
        page.append("<h2>").append(escaped(authority)).append("</h2>\n<table>\n<thead><tr>");
        List<String> headings = List.of(language.of("Konto", "Account"), language.of("Plattform", "Platform"),
                language.of("Ansvarig verksamhet", "Run by"), language.of("Syfte", "Purpose"),
                language.of("Målgrupp", "Audience"),
                language.of("I bruk från", "In use since"), language.of("Handlingar begärs hos", "Records are asked for at"));
        headings.forEach(heading -> page.append("<th scope=\"col\">").append(heading).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (PublicList.Listed one : accounts) {
            page.append("<tr><th scope=\"row\">").append(name(one)).append("</th>");
            List<String> cells = List.of(PLATFORMS.getOrDefault(one.platform().toLowerCase(Locale.ROOT), one.platform()),
                    one.unit().isBlank() ? one.office() : one.office() + ", " + one.unit(), one.purpose(), one.audience(),
                    one.opened(), one.contact().isEmpty() ? language.of("Registrator", "The registrar") : one.contact());
            for (int at = 0; at < cells.size(); at++) {
                page.append(at == DAY ? "<td data-day " : "<td ").append("data-label=\"").append(headings.get(at + 1))
                        .append("\">").append(escaped(cells.get(at)))
                        .append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private String name(PublicList.Listed one) {
        String name = "<bdi>" + escaped(one.name()) + "</bdi>";
        String linked = one.address() == null
                ? name
                : "<a href=\"" + escaped(one.address()) + "\" rel=\"noopener noreferrer\">" + name + "</a>";
        return one.open() ? linked : linked + " <span>" + language.of("(stängt konto)", "(closed account)") + "</span>";
    }

    private void links(Map<String, String> links) {
        if (!links.isEmpty()) {
            page.append("<h2>").append(language.of("Samma förteckning på annat sätt", "The same list in other ways"))
                    .append("</h2>\n<ul>\n");
            links.forEach((text, address) -> page.append("<li><a href=\"").append(escaped(address)).append("\">")
                    .append(escaped(text)).append("</a></li>\n"));
            page.append("</ul>\n");
        }
    }

    private void paragraph(String text) {
        page.append("<p>").append(escaped(text)).append("</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** The style as an element that holds it, for a file by itself. */
    static String inline(byte[] css) {
        return "<style>\n" + new String(css, StandardCharsets.UTF_8) + "</style>";
    }
}
