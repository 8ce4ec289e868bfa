package se.bevara.capture.linkedin;

import static se.bevara.capture.linkedin.LinkedinItem.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.Sliced;
import tools.jackson.databind.JsonNode;

/** One page, one night, through either door. */
abstract sealed class LinkedinSession implements Session permits DmaSession, CommunitySession {

    /** Far more pages of answers than anybody reads; an end all the same. */
    private static final int MOST_PAGES = 400;

    final LinkedinRest rest;
    private final Account account;
    private final Map<String, Long> comments = new HashMap<>();
    private @Nullable Profile own;

    LinkedinSession(Account account, LinkedinRest rest) {
        this.account = account;
        this.rest = rest;
    }

    /** The comments right below a post or a comment; null asks for the first. */
    abstract Page below(String urn, @Nullable String cursor);

    /** The page by its number or its name, among those that the token's owner administers. */
    @Override
    public Profile profile() {
        String handle = account.handle().replaceFirst("^@", "");
        LinkedinAnswer answer = rest.find("organizationAcls", query("q", "roleAssignee", "count", "100", "start", "0"));
        List<String> administered = answer.body().elements("elements").stream().map(JsonSlice::tree)
                .flatMap(role -> Stream.of(role, role.path("key"))).map(role -> text(role, "organization"))
                .filter(urn -> !urn.isEmpty()).map(urn -> urn.substring(urn.lastIndexOf(':') + 1)).distinct().toList();
        if (administered.isEmpty()) {
            throw new FetchFailed(Failure.TOKEN_DOWNGRADED, answer.asked(), "a page that the token's owner administers", "none");
        }
        LinkedinBatch pages = rest.batch("organizations", administered);
        for (String id : administered) {
            JsonSlice page = pages.find(id);
            if (page != null && (id.equals(handle) || text(page.tree(), "vanityName").equalsIgnoreCase(handle))) {
                own = new Profile("urn:li:organization:" + id, text(page.tree(), "vanityName"),
                        text(page.tree(), "localizedName"), null, look(page.tree()), page.raw());
                return own;
            }
        }
        throw new FetchFailed(Failure.ACCOUNT_GONE, answer.asked(), "the page that the register names", "others");
    }

    private static Map<String, String> look(JsonNode page) {
        Map<String, String> look = new LinkedHashMap<>();
        for (String field : List.of("localizedName", "vanityName", "localizedDescription", "localizedWebsite")) {
            look.put(field, text(page, field));
        }
        look.put("logo", text(page.path("logoV2"), "original"));
        look.put("cover", text(page.path("coverPhotoV2"), "original"));
        look.values().removeIf(String::isEmpty);
        return look;
    }

    static Map<String, String> query(String... namesAndValues) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }

    /** Where nothing is counted nothing is asked: calls are few here. */
    @Override
    public Page comments(Post post, @Nullable String cursor) {
        String urn = post.remoteId();
        Long told = comments.containsKey(urn) ? comments.get(urn) : count(List.of(urn)).get(urn);
        if (told != null && told == 0) {
            return new Page(List.of(), null, 0L);
        }
        Page page = below(urn, cursor);
        Map<String, Long> answered = count(page.items().stream().map(seen -> seen.content().remoteId()).toList());
        List<Seen> all = new ArrayList<>();
        boolean whole = page.whole();
        for (Seen comment : page.items()) {
            all.add(comment);
            whole &= answered.getOrDefault(comment.content().remoteId(), 0L) == 0 || answers(comment, all);
        }
        Long total = page.total() == null ? told : page.total();
        return new Page(all, page.next(), total, whole, page.notes());
    }

    /** Adds a comment's answers. @return whether they are all there */
    private boolean answers(Seen comment, List<Seen> all) {
        String cursor = null;
        boolean whole = true;
        for (int n = 0; n < MOST_PAGES; n++) {
            Page page = below(comment.content().remoteId(), cursor);
            all.addAll(page.items());
            whole &= page.whole();
            cursor = page.next();
            if (cursor == null) {
                return whole;
            }
        }
        throw new FetchFailed(Failure.TOO_LARGE, "comments of " + comment.content().remoteId(),
                "at most " + MOST_PAGES + " pages",
                "more");
    }

    /** How many comments the platform counts below each; what it does not tell is left out. */
    final Map<String, Long> count(List<String> urns) {
        Map<String, Long> counted = new HashMap<>();
        if (!urns.isEmpty()) {
            LinkedinBatch social = rest.batch("socialMetadata", urns);
            for (String urn : urns) {
                JsonSlice told = social.find(urn);
                if (told != null && told.tree().path("commentSummary").path("count").isNumber()) {
                    counted.put(urn, told.tree().path("commentSummary").path("count").asLong(0));
                }
            }
        }
        comments.putAll(counted);
        return counted;
    }

    /** The items of a batch, in the order that they were asked for in. */
    final Page page(List<String> urns, LinkedinBatch batch, @Nullable String next) {
        Sliced sliced = Sliced.read(urns.stream().map(batch::find).filter(Objects::nonNull).toList(), this::seen);
        return new Page(sliced.items(), next, null, sliced.whole() && !batch.lacks(urns), sliced.notes());
    }

    /** A listing tells the posts before they are counted. */
    final Page counted(Page page) {
        count(page.items().stream().map(seen -> seen.content().remoteId()).toList());
        List<Seen> items = page.items().stream().map(seen -> new Seen(seen.content(), seen.raw(), seen.ours(),
                comments.getOrDefault(seen.content().remoteId(), -1L))).toList();
        return new Page(items, page.next(), page.total(), page.whole(), page.notes());
    }

    final Seen seen(JsonSlice slice) {
        Content content = LinkedinItem.read(slice.tree());
        boolean ours = content.kind() == Content.Kind.POST || content.authorId().equals(own().remoteId());
        return new Seen(content, slice.raw(), ours, comments.getOrDefault(content.remoteId(), -1L));
    }

    final Profile own() {
        Profile known = own;
        return known == null ? profile() : known;
    }
}
