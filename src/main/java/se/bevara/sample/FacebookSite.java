package se.bevara.sample;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pages of the invented network Torget, in the place of Facebook's: a cookie notice in front, posts with their comments, older ones fetched as
 * one scrolls. Whoever is not logged in sees so many posts and no more.
 */
final class FacebookSite implements Site {

    private static final String NAME = "Torget";
    private static final String STYLE = "facebook";
    private static final int BATCH = 8;
    private static final int MOST = 16;
    private static final int LONG_TEXT = 420;

    @Override
    public String path(Presence account) {
        return "/torget/" + account.handle();
    }

    @Override
    public Answer answer(Request request, Presence account, List<String> below, Instant now) {
        if (account.isPrivate()) {
            return Html.wall(account, STYLE, NAME);
        }
        if (below.equals(List.of("older"))) {
            return Answer.document(200, batch(account, request.number("after", 0, Integer.MAX_VALUE), now));
        }
        if (below.size() == 2 && below.getFirst().equals("posts")) {
            return Site.posts(account).stream().filter(each -> each.permalink().endsWith("/" + below.get(1))).findFirst()
                    .map(post -> page(account, post(post, now), now)).orElseGet(() -> Html.nothingHere(STYLE));
        }
        return below.isEmpty() ? page(account, batch(account, 0, now), now) : Html.nothingHere(STYLE);
    }

    private String batch(Presence account, long after, Instant now) {
        List<Posting> open = Site.posts(account).stream().limit(MOST).toList();
        List<Posting> batch = Site.batch(open, after, BATCH);
        String posts = batch.stream().map(each -> post(each, now)).collect(Collectors.joining());
        if (!batch.isEmpty() && batch.getLast() != open.getLast()) {
            return posts + Html.more(path(account) + "/older?after=" + batch.getLast().number());
        }
        boolean older = Site.posts(account).size() > MOST;
        return posts
                + (older ? "<p class=\"end\">Logga in för att se äldre inlägg.</p>" : "<p class=\"end\">Inga fler inlägg</p>");
    }

    private Answer page(Presence account, String posts, Instant now) {
        String name = Html.escaped(account.name());
        String body = """
                <header class="bar"><span class="mark">torget</span><input placeholder="Sök på Torget" aria-label="Sök">
                <a href="/login">Logga in</a></header>
                <div class="head"><img class="cover" src="%s" alt="Omslagsbild"><div class="who"><img class="face" src="%s" alt="Profilbild">
                <div><h1>%s <span class="ok" title="Verifierat konto">✓</span></h1>
                <p>%s · %s</p></div><a class="main" href="/login">Följ</a></div>
                <nav><b>Inlägg</b><span>Om</span><span>Bilder</span><span>Evenemang</span></nav></div>
                <main><aside>%s</aside><section role="feed">%s</section></main>%s
                """
                .formatted(Html.drawing(account, "cover"), Html.drawing(account, "profile"), name,
                        Html.count(FacebookNodes.followers(account)) + " följare", "Statlig eller kommunal organisation",
                        about(account), posts, Html.consent(NAME));
        return Html.page(200, account.name() + " – " + NAME, STYLE, body);
    }

    private static String about(Presence account) {
        String pictures = Site.posts(account).stream().flatMap(each -> each.now().media().stream())
                .limit(6).map(Html::picture).collect(Collectors.joining());
        return "<div class=\"card\"><h2>Om</h2><p>" + Html.escaped(account.description())
                + "</p><p>🏛️ Kommun i Sverige</p><p>🔗 <a href=\"https://www.solvik.example/\">solvik.example</a></p></div>"
                + (pictures.isEmpty()
                        ? ""
                        : "<div class=\"card\"><h2>Bilder</h2><div class=\"grid\">" + pictures + "</div></div>")
                + "<p class=\"small\">Integritet · Villkor · Kakor · Torget</p>";
    }

    private static String post(Posting post, Instant now) {
        List<Medium> media = post.now().media();
        return """
                <article class="card" role="article"><div class="who"><img class="face" src="%s" alt=""><div><b>%s</b><p>%s · 🌍%s</p></div></div>
                %s<div class="media n%d">%s</div>
                <p class="sums"><span>👍 %s</span><span>%s</span></p>
                <p class="acts"><span>Gilla</span><span>Kommentera</span><span>Dela</span></p>%s</article>
                """
                .formatted(Html.drawing(post.presence(), "profile"), Html.escaped(post.presence().name()), Html.time(post, now),
                        post.now().edited() == null ? "" : " · Redigerat", shortened(post), media.size(),
                        media.stream().map(Html::picture).collect(Collectors.joining()), Html.count(post.likes()),
                        sums(post),
                        Site.answers(post).stream().map(each -> comment(each, now)).collect(Collectors.joining()));
    }

    private static String sums(Posting post) {
        return Stream.of(Html.any(Site.talk(post), "kommentar", "kommentarer"),
                Html.any(FacebookNodes.shares(post), "delning", "delningar")).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Of a long text its beginning, and the rest when it is asked for. */
    private static String shortened(Posting posting) {
        String text = posting.now().text();
        if (text.length() <= LONG_TEXT) {
            return Html.written(text);
        }
        return "<div data-short>" + Html.written(text.substring(0, text.lastIndexOf(' ', LONG_TEXT)) + " …")
                + "<button type=\"button\" class=\"small\" data-whole>Visa mer</button></div><div hidden>" + Html.written(text)
                + "</div>";
    }

    private static String comment(Posting comment, Instant now) {
        return """
                <div class="comment">%s<div class="said"><b>%s</b>%s%s</div>
                <p class="small">%s · Gilla · Svara</p>%s</div>
                """.formatted(Html.face(comment), Html.escaped(Site.author(comment)),
                comment.ours() ? " <span class=\"ours\">Författare</span>" : "", shortened(comment), Html.time(comment, now),
                Site.answers(comment).stream().map(each -> comment(each, now)).collect(Collectors.joining()));
    }
}
