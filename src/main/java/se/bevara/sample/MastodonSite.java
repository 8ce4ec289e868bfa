package se.bevara.sample;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pages of the municipality's own server: a profile with its best liked post pinned, then its posts, older ones fetched as one scrolls. */
final class MastodonSite implements Site {

    private static final String NAME = "social.solvik.example";
    private static final String STYLE = "mastodon";
    private static final int BATCH = 15;
    private static final int LEAST_LIKES = 20;

    @Override
    public String path(Presence account) {
        return "/@" + account.handle();
    }

    @Override
    public Answer answer(Request request, Presence account, List<String> below, Instant now) {
        if (account.isPrivate()) {
            return Html.wall(account, STYLE, NAME);
        }
        if (below.equals(List.of("older"))) {
            return Answer.document(200, batch(account, request.number("after", 0, Integer.MAX_VALUE), now));
        }
        if (below.size() == 1) {
            return Site.posts(account).stream().filter(each -> Ids.address(each).endsWith("/" + below.getFirst())).findFirst()
                    .map(post -> page(account, post(post, "", now) + thread(post, now))).orElseGet(() -> Html.nothingHere(STYLE));
        }
        return below.isEmpty() ? profile(account, now) : Html.nothingHere(STYLE);
    }

    private Answer profile(Presence account, Instant now) {
        String name = Html.escaped(account.name());
        String head = """
                <div class="head"><img class="cover" src="%s" alt=""><div class="who"><img class="face" src="%s" alt="Profilbild">
                <a class="main" href="/login">Följ</a></div><h1>%s</h1><p class="small">@%s@%s</p><p>%s</p>
                <dl><dt>Webbplats</dt><dd class="ok">✓ solvik.example</dd><dt>Svarar</dt><dd>Vardagar 8–16</dd></dl>
                <p class="sums"><b>%s</b> inlägg <b>%s</b> följer <b>%s</b> följare</p>
                <nav><b>Inlägg</b><span>Inlägg och svar</span><span>Media</span></nav></div>
                """.formatted(Html.drawing(account, "cover"), Html.drawing(account, "profile"), name, account.handle(), NAME,
                Html.escaped(account.description()), Html.count(MastodonJson.statuses(account)),
                Html.count(MastodonJson.FOLLOWING),
                Html.count(MastodonJson.FOLLOWERS));
        String pinned = pinned(account).map(post -> post(post, "<p class=\"pin\">📌 Fäst inlägg</p>", now)).orElse("");
        return page(account, head + pinned + batch(account, 0, now));
    }

    private static Optional<Posting> pinned(Presence account) {
        return Site.posts(account).stream().filter(each -> each.likes() >= LEAST_LIKES)
                .max(Comparator.comparing(Posting::likes).thenComparing(Posting::number));
    }

    private String batch(Presence account, long after, Instant now) {
        List<Posting> open = Site.posts(account);
        List<Posting> batch = Site.batch(open, after, BATCH);
        String posts = batch.stream().map(each -> post(each, "", now)).collect(Collectors.joining());
        return !batch.isEmpty() && batch.getLast() != open.getLast()
                ? posts + Html.more(path(account) + "/older?after=" + batch.getLast().number())
                : posts + "<p class=\"end\">Inga fler inlägg</p>";
    }

    private static Answer page(Presence account, String body) {
        return Html.page(200, account.name() + " (@" + account.handle() + "@" + NAME + ")", STYLE,
                """
                        <main><aside><h2>%s</h2><p>Kommunens egen plats i det öppna sociala nätet.</p><img src="%s" alt="">
                        <p class="small">Drivs av Solviks kommun. Följ härifrån eller från vilken annan server som helst.</p></aside>
                        <section>%s</section><aside><a class="main" href="/konto">Skapa konto</a><a class="other" href="/login">Logga in</a>
                        <p class="small">Om · Profilkatalog · Integritet</p></aside></main>
                        """
                        .formatted(NAME, Html.drawing(account, "cover"), body));
    }

    private static String thread(Posting post, Instant now) {
        return Site.answers(post).stream().map(each -> post(each, "", now) + thread(each, now)).collect(Collectors.joining());
    }

    private static String post(Posting post, String above, Instant now) {
        List<Medium> media = post.now().media();
        return """
                <article>%s<div class="who">%s<div><b>%s</b><p class="small">@%s@%s</p></div><p class="small">🌐 %s%s</p></div>%s
                <div class="media n%d">%s</div><p class="acts"><span>↩ %d</span><span>🔁 0</span><span>⭐ %s</span><span>🔖</span></p></article>
                """
                .formatted(above, Html.face(post), Html.escaped(Site.author(post)), Ids.acct(post), Ids.host(post),
                        Html.time(post, now),
                        post.now().edited() == null ? "" : " *", Html.written(post.now().text()), media.size(),
                        media.stream().map(Html::picture).collect(Collectors.joining()), Site.answers(post).size(),
                        Html.count(post.likes()));
    }
}
