package se.bevara.capture.mastodon;

import static se.bevara.capture.mastodon.MastodonStatus.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Markup;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.Sliced;
import tools.jackson.databind.JsonNode;

/** One account, one night. */
final class MastodonSession implements Session {

    private static final int CUT_WITHOUT_TOKEN = 60;
    private static final int CUT_WITH_TOKEN = 4096;
    private final Account account;
    private final Access access;
    private final MastodonCalls server;
    private final Set<String> shown = new HashSet<>();
    private @Nullable JsonNode own;
    private @Nullable Boolean idsMayChange;
    private boolean oneByOne;

    MastodonSession(Account account, Access access, MastodonCalls server) {
        this.account = account;
        this.access = access;
        this.server = server;
    }

    @Override
    public Profile profile() {
        String handle = handle();
        boolean number = handle.matches("\\d{6,}");
        MastodonAnswer answer = answer(number ? server.account(handle) : server.lookup(handle), "GET account " + handle);
        JsonSlice body = answer.body();
        JsonNode tree = body.tree();
        if (text(tree, "id").isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "an account with an id", "none");
        }
        if (tree.path("suspended").asBoolean(false)) {
            throw new FetchFailed(Failure.FORBIDDEN, answer.asked(), "an account", "a suspended one");
        }
        own = tree;
        Long statuses = tree.path("statuses_count").isNumber() ? tree.path("statuses_count").asLong(0) : null;
        return new Profile(text(tree, "id"), text(tree, "acct"), text(tree, "display_name"), statuses, look(tree), body.raw());
    }

    /** As the server itself writes it: without its own name behind. */
    private String handle() {
        String handle = account.handle().replaceFirst("^@", "");
        String host = "@" + access.base().getHost();
        return handle.endsWith(host) ? handle.substring(0, handle.length() - host.length()) : handle;
    }

    private static Map<String, String> look(JsonNode account) {
        Map<String, String> look = new LinkedHashMap<>();
        for (String field : List.of("display_name", "acct", "note", "url", "avatar", "header", "locked", "bot")) {
            look.put(field, text(account, field));
        }
        look.put("moved", text(account.path("moved"), "acct"));
        look.values().removeIf(String::isEmpty);
        return look;
    }

    @Override
    public Page posts(@Nullable String cursor) {
        String id = text(own(), "id");
        MastodonAnswer answer = answer(server.statuses(id, query(cursor)), "GET /api/v1/accounts/" + id + "/statuses");
        if (cursor == null) {
            shown.clear();
        }
        List<JsonSlice> listed = answer.body().elements();
        List<JsonSlice> fresh = answer.linked() ? listed : listed.stream().filter(s -> shown.add(text(s.tree(), "id"))).toList();
        List<JsonSlice> theirs = fresh.stream().filter(s -> !MastodonStatus.boost(s.tree())).toList();
        Page page = page(theirs, answer.linked() ? answer.next() : further(fresh), true);
        if (cursor == null && page.items().isEmpty() && page.next() == null) {
            refuseHollow(answer.asked(), listed.size(), theirs.size());
        }
        return page;
    }

    private static MultiValueMap<String, String> query(@Nullable String cursor) {
        String query = cursor == null ? "limit=" + MastodonCalls.LIMIT : cursor;
        MultiValueMap<String, String> decoded = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        var sent = new org.springframework.util.LinkedMultiValueMap<String, String>();
        decoded.forEach((name, values) -> values.stream().filter(v -> v != null && !name.equals("access_token"))
                .forEach(v -> sent.add(UriUtils.decode(name, "UTF-8"), UriUtils.decode(v, "UTF-8"))));
        return sent;
    }

    /** Servers such as snac link no next page. Where older statuses show nothing new, that was all. */
    private static @Nullable String further(List<JsonSlice> fresh) {
        return fresh.isEmpty()
                ? null
                : "limit=" + MastodonCalls.LIMIT + "&max_id=" + UriUtils.encode(text(fresh.getLast().tree(), "id"), "UTF-8");
    }

    /** An empty list with HTTP 200 is believed only of an account that counts no statuses, or that merely passes on others'. */
    private void refuseHollow(String asked, int listed, int theirs) {
        boolean locked = own().path("locked").asBoolean(false);
        if (theirs > 0 && locked || listed == 0 && own().path("statuses_count").asLong(0) > 0) {
            throw new FetchFailed(locked ? Failure.ACCOUNT_PRIVATE : Failure.EMPTY_SUSPECT, asked, "statuses that all may read",
                    "none");
        }
    }

    @Override
    public Page comments(Post post, @Nullable String cursor) {
        MastodonAnswer answer = answer(server.context(post.remoteId()), "GET /api/v1/statuses/" + post.remoteId() + "/context");
        if (answer.notThere()) {
            return new Page(List.of(), null, null, false, List.of());
        }
        List<JsonSlice> below = answer.body().elements("descendants");
        int cut = access.secret().get().isPresent() ? CUT_WITH_TOKEN : CUT_WITHOUT_TOKEN;
        return page(below, null, below.size() < cut && !answer.unfinished());
    }

    /** A server shows as ancestors what it has of them: the thread is ours only where its beginning is there and ours. */
    @Override
    public Optional<Post> rootOf(Seen answer) {
        String id = answer.content().remoteId();
        MastodonAnswer context = answer(server.context(id), "GET /api/v1/statuses/" + id + "/context");
        if (context.notThere()) {
            return Optional.empty();
        }
        return context.body().elements("ancestors").stream().findFirst().map(JsonSlice::tree)
                .filter(first -> text(first, "in_reply_to_id").isEmpty())
                .filter(first -> text(first.path("account"), "id").equals(text(own(), "id")))
                .map(first -> new Post(text(first, "id"), text(first, "uri")));
    }

    @Override
    public Optional<String> idOf(URI address) {
        var asked = new MastodonAddress(address);
        boolean here = Stream.of(access.base(), account.address(), Markup.address(text(own(), "url")))
                .anyMatch(one -> one != null && address.getHost().equalsIgnoreCase(one.getHost()));
        return asked.id().filter(id -> here).or(() -> Optional.of(searched(asked)));
    }

    /** An address on another server, which ours fetches for whoever has a token. */
    private String searched(MastodonAddress address) {
        String asked = "GET /api/v2/search";
        boolean token = access.secret().get().isPresent();
        MastodonAnswer answer = token ? answer(server.search(address.address().toString()), asked) : null;
        if (answer == null || answer.failure() == Failure.FORBIDDEN) {
            throw new FetchFailed(Failure.NO_CREDENTIAL, asked, "a token with the scope read:search", token ? "another" : "none");
        }
        return answer.body().elements("statuses").stream().map(JsonSlice::tree).filter(address::leadsTo)
                .map(status -> text(status, "id")).findFirst()
                .orElseThrow(() -> new FetchFailed(Failure.NO_SUCH_POST, asked, "the status at the address", "none"));
    }

    private Page page(List<JsonSlice> statuses, @Nullable String next, boolean whole) {
        List<JsonSlice> open = statuses.stream().filter(status -> MastodonStatus.open(status.tree())).toList();
        Sliced sliced = Sliced.read(open, this::seen);
        List<String> notes = new ArrayList<>(sliced.notes());
        if (open.size() < statuses.size()) {
            notes.add(statuses.size() - open.size() + " meddelanden som inte är öppna för alla hämtades inte");
        }
        return new Page(sliced.items(), next, null, whole && sliced.whole(), notes);
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        List<String> ids = asked.stream().map(Asked::remoteId).distinct().toList();
        for (int i = 0; i < ids.size() && ids.size() > 1 && !oneByOne; i += MastodonCalls.AT_ONCE) {
            together(ids.subList(i, Math.min(i + MastodonCalls.AT_ONCE, ids.size())), answers);
        }
        for (String id : ids) {
            if (!answers.containsKey(id)) {
                answers.put(id, one(id));
            }
        }
        return answers;
    }

    /** Many at once leaves out in silence what is gone: so only what is there is learnt from it. */
    private void together(List<String> ids, Map<String, Answer> answers) {
        Response response = server.statuses(ids);
        if (response.status() != 200 || JsonSlice.isMarkup(response)
                || !JsonSlice.of(response, "GET /api/v1/statuses").isArray()) {
            oneByOne = true;
            return;
        }
        for (JsonSlice status : JsonSlice.of(response, "GET /api/v1/statuses").elements()) {
            String id = text(status.tree(), "id");
            if (ids.contains(id)) {
                answers.put(id, here(status));
            }
        }
    }

    private Answer one(String id) {
        MastodonAnswer answer = answer(server.status(id), "GET /api/v1/statuses/" + id);
        if (answer.notThere()) {
            return new Answer.NotHere(Integer.toString(answer.response().status()), false);
        }
        return answer.response().status() == 403 ? new Answer.Unclear(Failure.FORBIDDEN) : here(answer.body());
    }

    @Override
    public boolean idsMayChange() {
        if (idsMayChange == null) {
            idsMayChange = !mastodonItself();
        }
        return idsMayChange;
    }

    /** What cannot be learnt is not so. */
    private boolean mastodonItself() {
        try {
            return MastodonAnswer.mastodon(server.instance());
        } catch (FetchFailed e) {
            return false;
        }
    }

    private Answer here(JsonSlice status) {
        if (!status.isObject()) {
            return new Answer.Unclear(Failure.WRONG_TYPE);
        }
        if (!MastodonStatus.open(status.tree())) {
            return new Answer.NotHere("not open to all", true);
        }
        try {
            return new Answer.Here(seen(status));
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
    }

    private Seen seen(JsonSlice status) {
        Content content = MastodonStatus.read(status.tree());
        return new Seen(content, status.raw(), content.authorId().equals(text(own(), "id")),
                content.counts().getOrDefault("replies", -1L));
    }

    private MastodonAnswer answer(Response response, String asked) {
        return new MastodonAnswer(response, asked, access.secret().get().isPresent());
    }

    private JsonNode own() {
        if (own == null) {
            profile();
        }
        return java.util.Objects.requireNonNull(own);
    }
}
