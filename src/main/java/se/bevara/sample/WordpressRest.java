package se.bevara.sample;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call to the REST API of a blog.
 *
 * @param root address of the blog, without a trailing slash
 * @param trusted whether the call shows a valid application password
 */
record WordpressRest(Request request, String root, Presence blog, boolean trusted, @Nullable Fault fault) {

    private static final int MOST = 100;
    private static final int USUAL = 10;

    Answer answer(List<String> path) {
        if (path.size() == 1) {
            return Json.escaped(200, WordpressJson.index(blog, root));
        }
        if (path.size() < 4 || !path.get(1).equals("wp") || !path.get(2).equals("v2")) {
            throw noRoute();
        }
        if (request.parameter("context", "view").equals("edit") && !trusted) {
            throw new RestError(401, "rest_forbidden_context", "Sorry, you are not allowed to edit posts in this post type.");
        }
        return path.size() == 4 ? list(path.get(3)) : one(path);
    }

    /** {@code DELETE}, to the bin or with {@code force} for good; {@code POST status} of a comment or a post. */
    Answer changed(List<String> path, boolean writer) {
        boolean comment = path.size() == 5 && path.get(3).equals("comments");
        if (!comment && !(path.size() == 5 && path.get(3).equals("posts"))) {
            throw noRoute();
        }
        Posting posting = comment ? comment(path.get(4)) : post(path.get(4));
        boolean delete = request.method().equals("DELETE");
        if (!writer) {
            throw new RestError(trusted ? 403 : 401, delete ? "rest_cannot_delete" : "rest_cannot_edit",
                    "Sorry, you are not allowed to do that.");
        }
        ObjectNode before = comment ? json().comment(posting) : json().post(posting);
        if (delete && request.parameter("force", "false").equals("true")) {
            posting.delete(By.PAGE);
            ObjectNode deleted = Json.object().put("deleted", true);
            deleted.set("previous", before);
            return Json.escaped(200, deleted);
        }
        if (delete) {
            posting.trash();
        } else if (List.of("hold", "private").contains(request.parameter("status", ""))) {
            posting.hide();
        } else {
            throw new RestError(400, "rest_invalid_param", "Invalid parameter(s): status");
        }
        return Json.escaped(200, comment ? json().comment(posting) : json().post(posting));
    }

    private static RestError noRoute() {
        return new RestError(404, "rest_no_route", "No route was found matching the URL and request method.");
    }

    private Answer list(String kind) {
        return switch (kind) {
            case "posts" -> page(posts(), each -> json().post(each));
            case "comments" -> page(comments(), each -> json().comment(each));
            case "media" -> page(pictures(), each -> json().medium(each));
            case "pages" -> page(List.<Posting>of(), each -> json().post(each));
            case "users" -> page(List.of(blog), each -> WordpressJson.user(each));
            default -> throw noRoute();
        };
    }

    private Answer one(List<String> path) {
        String id = path.get(4);
        if (path.size() == 6 && path.get(3).equals("posts") && path.get(5).equals("revisions")) {
            return revisions(id);
        }
        ObjectNode body = switch (path.get(3)) {
            case "posts" -> json().post(post(id));
            case "comments" -> json().comment(comment(id));
            case "media" -> json().medium(pictures().stream().filter(each -> Long.toString(each.medium().number()).equals(id))
                    .findFirst().orElseThrow(WordpressRest::invalidPost));
            case "users" -> WordpressJson.user(blog);
            default -> throw noRoute();
        };
        return Json.escaped(200, selected(body));
    }

    private WordpressJson json() {
        return new WordpressJson(root, request.parameter("context", "view").equals("edit"));
    }

    private static RestError invalidPost() {
        return new RestError(404, "rest_post_invalid_id", "Invalid post ID.");
    }

    private Posting post(String id) {
        Posting post = find(id).filter(Posting::isPost).filter(each -> each.now().standing() != Standing.REMOVED)
                .orElseThrow(WordpressRest::invalidPost);
        if (post.now().standing() != Standing.VISIBLE && !trusted) {
            throw new RestError(401, "rest_forbidden", "Sorry, you are not allowed to do that.");
        }
        return post;
    }

    private Posting comment(String id) {
        Posting comment = find(id).filter(each -> !each.isPost()).filter(each -> each.now().standing() != Standing.REMOVED)
                .orElseThrow(() -> new RestError(404, "rest_comment_invalid_id", "Invalid comment ID."));
        if (comment.now().standing() != Standing.VISIBLE && !trusted) {
            throw new RestError(401, "rest_cannot_read", "Sorry, you are not allowed to read this comment.");
        }
        if (comment.post().now().standing() != Standing.VISIBLE && !trusted) {
            throw new RestError(401, "rest_cannot_read_post", "Sorry, you are not allowed to read the post for this comment.");
        }
        return comment;
    }

    private Optional<Posting> find(String id) {
        return blog.world().posting(Platform.WORDPRESS, id).filter(each -> each.presence() == blog);
    }

    private Answer revisions(String id) {
        if (!trusted) {
            throw new RestError(401, "rest_cannot_read", "Sorry, you are not allowed to view revisions of this post.");
        }
        return Json.escaped(200, json().revisions(post(id)));
    }

    private List<Posting> posts() {
        Predicate<Posting> shown = standing(WordpressStatus.posts(request.parameter("status", "publish")));
        boolean modified = request.parameter("orderby", "date").equals("modified");
        Comparator<Posting> order = Comparator.comparing(modified ? WordpressJson::modified : Posting::created);
        return filtered(blog.posts().stream().filter(shown)
                .filter(each -> WordpressJson.modified(each).isAfter(WordpressJson.moment(request, "modified_after")))
                .sorted(order(order.thenComparing(Posting::number), "desc")).toList());
    }

    private List<Posting> comments() {
        Predicate<Posting> shown = standing(WordpressStatus.comments(request.parameter("status", "approve")));
        List<String> of = words("post");
        return filtered(blog.posts().stream()
                .filter(post -> post.now().standing() == Standing.VISIBLE || trusted && post.now().standing().listed())
                .filter(post -> of.isEmpty() || of.contains(post.remoteId())).flatMap(post -> post.thread().stream())
                .filter(shown).sorted(order(Comparator.comparing(Posting::number), "desc")).toList());
    }

    private Predicate<Posting> standing(List<Standing> wanted) {
        if (!trusted && request.has("status") && !wanted.equals(List.of(Standing.VISIBLE))) {
            throw new RestError(401, "rest_forbidden_param", "Query parameter not permitted: status");
        }
        return each -> wanted.contains(each.now().standing());
    }

    private Comparator<Posting> order(Comparator<Posting> ascending, String otherwise) {
        return request.parameter("order", otherwise).equals("asc") ? ascending : ascending.reversed();
    }

    private List<Posting> filtered(List<Posting> all) {
        List<String> include = words("include");
        return all.stream().filter(each -> include.isEmpty() || include.contains(each.remoteId()))
                .filter(each -> each.created().isAfter(WordpressJson.moment(request, "after"))).toList();
    }

    private List<String> words(String name) {
        String one = request.parameter(name, request.parameter(name + "[]", ""));
        List<String> many = request.query().getOrDefault(name + "[]", List.of());
        return many.size() > 1 ? many : Arrays.stream(one.split(",")).filter(each -> !each.isEmpty()).toList();
    }

    private List<Placed> pictures() {
        List<String> of = words("parent");
        return blog.posts().stream().filter(each -> each.now().standing() == Standing.VISIBLE)
                .filter(each -> of.isEmpty() || of.contains(each.remoteId()))
                .flatMap(post -> post.now().media().stream().map(medium -> new Placed(medium, post))).toList().reversed();
    }

    /** A picture and the post it belongs to. */
    record Placed(Medium medium, Posting post) {
    }

    private <T> Answer page(List<T> all, Function<T, ObjectNode> write) {
        int size = Math.max(1, request.number("per_page", USUAL, Integer.MAX_VALUE));
        if (size > MOST) {
            throw new RestError(400, "rest_invalid_param", "Invalid parameter(s): per_page");
        }
        List<T> shown = fault == Fault.EMPTY_LISTS ? List.of() : all;
        int pages = (shown.size() + size - 1) / size;
        boolean ignored = fault == Fault.REPEATED_PAGE || fault == Fault.CYCLIC_PAGING;
        int asked = Math.max(1, request.number("page", 1, Integer.MAX_VALUE));
        int told = fault == Fault.CYCLIC_PAGING ? asked + 1 : ignored ? 2 : pages;
        if (asked > 1 && asked > told) {
            throw new RestError(400, "rest_post_invalid_page_number",
                    "The page number requested is larger than the number of pages available.");
        }
        int from = ignored ? 0 : (asked - 1) * size;
        ArrayNode body = Json.array();
        shown.subList(from, Math.min(shown.size(), from + size)).forEach(each -> body.add(selected(write.apply(each))));
        Answer answer = Json.escaped(200, body).with("X-WP-Total", Integer.toString(shown.size())).with("X-WP-TotalPages",
                Integer.toString(told));
        return asked < told ? answer.with("Link", next(asked)) : answer;
    }

    private String next(int asked) {
        StringBuilder address = new StringBuilder(request.base()).append(request.path()).append('?');
        request.query().forEach((name, values) -> {
            if (!name.equals("page")) {
                address.append(name).append('=').append(values.getFirst()).append('&');
            }
        });
        return "<" + address + "page=" + (asked + 1) + ">; rel=\"next\"";
    }

    /** {@code _fields} leaves out everything else, also below a field: {@code content.rendered}. */
    private ObjectNode selected(ObjectNode item) {
        if (!request.has("_fields")) {
            return item;
        }
        ObjectNode some = Json.object();
        List<String> wanted = Arrays.stream(request.parameter("_fields", "").split(",")).map(String::strip).toList();
        item.properties().forEach(field -> {
            if (wanted.stream().anyMatch(each -> each.equals(field.getKey()) || each.startsWith(field.getKey() + "."))) {
                some.set(field.getKey(), field.getValue());
            }
        });
        return some;
    }
}
