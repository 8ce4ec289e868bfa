package se.bevara.sample;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The municipality's blogs: ten posts a page with what was commented last beside them, and a page a post with its comments. */
final class BlogSite implements Site {

    private static final String STYLE = "blog";
    private static final int A_PAGE = 10;
    private static final int NEWEST = 5;

    @Override
    public String path(Presence account) {
        return "/blogg/" + account.handle() + "/";
    }

    @Override
    public Answer answer(Request request, Presence account, List<String> below, Instant now) {
        if (account.isPrivate()) {
            return Html.wall(account, STYLE, account.name());
        }
        List<Posting> all = Site.posts(account);
        if (below.isEmpty() || below.size() == 2 && below.getFirst().equals("page")) {
            int page = below.isEmpty() || !below.get(1).matches("\\d{1,6}") ? 1 : Integer.parseInt(below.get(1));
            List<Posting> shown = all.stream().skip((page - 1L) * A_PAGE).limit(A_PAGE).toList();
            String posts = shown.stream().map(each -> entry(each, now)).collect(Collectors.joining());
            return page(account, posts + paging(account, page, all.size()), now);
        }
        return all.stream().filter(each -> Ids.slug(each).equals(below.getLast())).findFirst()
                .map(post -> page(account, entry(post, now) + comments(post, now), now)).orElseGet(() -> Html.nothingHere(STYLE));
    }

    private Answer page(Presence account, String content, Instant now) {
        List<Posting> posts = Site.posts(account);
        List<Posting> comments = posts.stream().flatMap(each -> each.thread().stream())
                .filter(each -> each.now().standing() == Standing.VISIBLE)
                .sorted(Comparator.comparing(Posting::number).reversed()).limit(NEWEST).toList();
        return Html.page(200, account.name() + " – " + account.description(), STYLE,
                """
                        <header style="background-image:url(%s)"><div><h1><a href="https://%s.solvik.example/">%s</a></h1><p>%s</p></div></header>
                        <nav><b>Hem</b><span>Om bloggen</span><span>Kontakt</span><span>Tillgänglighet</span></nav>
                        <main><section>%s</section><aside>
                        <h2>Sök</h2><input aria-label="Sök" placeholder="Sök i bloggen"><h2>Senaste inlägg</h2><ul>%s</ul>
                        <h2>Senaste kommentarer</h2><ul>%s</ul><h2>Om bloggen</h2><img src="%s" alt=""><p>%s</p></aside></main>
                        <footer>%s · En blogg från Solviks kommun</footer>
                        """
                        .formatted(Html.drawing(account, "cover"), account.handle(), Html.escaped(account.name()),
                                Html.escaped(account.description()), content,
                                posts.stream().limit(NEWEST).map(BlogSite::title).map(each -> "<li>" + each + "</li>")
                                        .collect(Collectors.joining()),
                                comments.stream().map(BlogSite::newest).collect(Collectors.joining()),
                                Html.drawing(account, "profile"),
                                Html.escaped(account.description()), Html.escaped(account.name()))
                        + banner(account));
    }

    /** One of the blogs asks about cookies, below the page rather than in front of it. */
    private static String banner(Presence account) {
        return account.handle().startsWith("framtid")
                ? """
                        <div class="banner" id="cookie-banner" data-notice role="region" aria-label="Kakor"><p>Webbplatsen använder kakor för besöksstatistik.</p>
                        <button type="button" data-choice="needed">Endast nödvändiga</button>
                        <button type="button" data-choice="all" class="main">Tillåt alla</button></div>
                        """
                : "";
    }

    private static String title(Posting post) {
        return "<a href=\"" + Html.escaped(Ids.address(post)) + "\">" + Html.escaped(WordpressText.title(post.now().text()))
                + "</a>";
    }

    private static String newest(Posting comment) {
        return "<li>" + Html.escaped(Site.author(comment)) + " om <a href=\"" + Html.escaped(Ids.address(comment)) + "\">"
                + Html.escaped(WordpressText.title(comment.post().now().text())) + "</a></li>";
    }

    private static String entry(Posting post, Instant now) {
        return """
                <article><h2>%s</h2><p class="small">Publicerat %s av %s</p>%s%s<p class="small">%s</p></article>
                """.formatted(title(post), Html.time(post, now), Html.escaped(post.presence().name()),
                Html.written(WordpressText.body(post.now().text())),
                post.now().media().stream().map(Html::picture).collect(Collectors.joining()),
                "💬 " + Html.count(Site.talk(post), "kommentar", "kommentarer") + " · 🏷️ Nyheter");
    }

    private static String comments(Posting post, Instant now) {
        return "<div class=\"comments\"><h2>" + Html.count(Site.talk(post), "kommentar", "kommentarer") + "</h2>"
                + below(post, now) + "</div>";
    }

    private static String below(Posting posting, Instant now) {
        return Site.answers(posting).stream()
                .map(each -> "<div class=\"comment\" id=\"comment-%d\"><p><b>%s</b> <span class=\"small\">%s</span></p>%s%s</div>"
                        .formatted(each.number(), Html.escaped(Site.author(each)), Html.time(each, now),
                                Html.written(each.now().text()), below(each, now)))
                .collect(Collectors.joining());
    }

    private String paging(Presence account, int page, int all) {
        String newer = page > 1
                ? "<a href=\"" + path(account) + "page/" + (page - 1) + "/\">« Nyare inlägg</a>"
                : "<span></span>";
        String older = (long) page * A_PAGE < all
                ? "<a href=\"" + path(account) + "page/" + (page + 1) + "/\">Äldre inlägg »</a>"
                : "<span></span>";
        return "<p class=\"paging\">" + newer + older + "</p>";
    }
}
