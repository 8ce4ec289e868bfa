package se.bevara.disclosure;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/**
 * What stood on a platform at the end of a day, and what the archive knew of it then. The two have clocks of their own: the platform's, which
 * says when something was written and edited, and ours, which says when we saw it. Of what went we know an interval, never a moment.
 */
@Component
public class AsOf {

    private final TextIndex index;

    AsOf(TextIndex index) {
        this.index = index;
    }

    /** Whose knowledge is asked for. */
    public enum View {
        /** What stood on the platform then, by all that is known now. */
        PLATFORM,
        /** What the archive had of it then. */
        ARCHIVE
    }

    /** How an item stood. */
    public enum Presence {
        /** It was written later, or for the archive's view captured later. */
        NOT_YET,
        STOOD,
        /** It was seen before and found away after: it may have stood. */
        PERHAPS,
        /** It had been found hidden, missing or gone. */
        OUT,
        /** It is disposed of: what it said cannot be shown. */
        DISPOSED
    }

    /**
     * How an item stood at a moment.
     *
     * @param version which stood, from 1; 0 where none can be shown
     * @param perhapsLater whether the next version may have stood already: it was made between two looks, and the platform does not say when
     * @param onlyLater whether the archive has only what it said after a later edit
     * @param known whether the archive had the item then
     * @param knewVersion the newest version that the archive had then; 0 for none
     */
    public record Standing(Presence presence, int version, boolean perhapsLater, boolean onlyLater, boolean known,
            int knewVersion) {
    }

    /** The end of a day in Europe/Stockholm. */
    public static Instant end(LocalDate day) {
        return Instant.ofEpochMilli(Asking.begins(day.plusDays(1)) - 1);
    }

    /** How an item stood at a moment. @param contents what its versions say; null for one that cannot be read */
    public static Standing of(Item item, IntFunction<@Nullable Content> contents, Instant at, View view) {
        boolean known = !item.firstCaptured().isAfter(at);
        int knew = (int) item.versions().stream().filter(version -> !version.captured().isAfter(at)).count();
        Presence presence = presence(item, at, view, known);
        if (presence != Presence.STOOD && presence != Presence.PERHAPS) {
            return new Standing(presence, 0, false, false, known, knew);
        }
        if (view == View.ARCHIVE) {
            return new Standing(presence, knew, false, false, true, knew);
        }
        int stood = 1;
        boolean perhapsLater = false;
        for (int number = 2; number <= item.versions().size(); number++) {
            Instant edited = edited(item, contents, number);
            Instant captured = item.versions().get(number - 1).captured();
            boolean before = edited != null ? !edited.isAfter(at) : !captured.isAfter(at);
            stood = before ? number : stood;
            perhapsLater = before
                    ? false
                    : perhapsLater || edited == null && number == stood + 1
                            && item.versions().get(number - 2).captured().isBefore(at);
        }
        Instant first = edited(item, contents, stood);
        return new Standing(presence, stood, perhapsLater, first != null && first.isAfter(at), known, knew);
    }

    private static Presence presence(Item item, Instant at, View view, boolean known) {
        if (item.platformTime().toInstant().isAfter(at) || view == View.ARCHIVE && !known) {
            return Presence.NOT_YET;
        }
        return switch (item.state()) {
            case VISIBLE -> Presence.STOOD;
            case DISPOSED -> Presence.DISPOSED;
            case HIDDEN, MISSING, GONE -> {
                Instant seen = item.lastSeen();
                boolean stood = seen != null && !seen.isBefore(at) || view == View.ARCHIVE && item.noticed().isAfter(at);
                yield !item.noticed().isAfter(at) ? Presence.OUT : stood ? Presence.STOOD : Presence.PERHAPS;
            }
        };
    }

    /** When the platform says that a version came to be; null where it does not say, or says something later than we saw it. */
    private static @Nullable Instant edited(Item item, IntFunction<@Nullable Content> contents, int number) {
        Content content = contents.apply(number);
        if (content == null || content.editedAt() == null) {
            return null;
        }
        Instant edited = content.editedAt().toInstant();
        return edited.isAfter(item.versions().get(number - 1).captured()) ? null : edited;
    }

    /**
     * An account at the end of a day.
     *
     * @param posts a page of the posts that stood or may have stood, newest first
     * @param postsInAll how many they are
     * @param items how many items of it, posts and comments, stood or may have
     * @param perhaps how many of those may have gone already
     * @param out how many had been found hidden, missing or gone
     * @param outItems the newest of those
     * @param disposed how many have been disposed of since or before, and are not shown
     * @param unknown how many of those that stood the archive got later
     */
    public record AccountStood(Search.Hits posts, long postsInAll, long items, long perhaps, long out, List<Long> outItems,
            long disposed,
            long unknown) {
    }

    /** @param within ids of the accounts that the asker may reach; null for all */
    public AccountStood account(String account, LocalDate day, View view, @Nullable Cursor at, int size,
            @Nullable Set<String> within) {
        long end = end(day).toEpochMilli();
        var everything = new BooleanQuery.Builder().add(new TermQuery(new Term(ItemDocument.ACCOUNT, account)), Occur.FILTER)
                .add(LongPoint.newRangeQuery(ItemDocument.TIME, Long.MIN_VALUE, end), Occur.FILTER);
        if (within != null) {
            everything.add(Asking.of(within), Occur.FILTER);
        }
        var captured = LongPoint.newRangeQuery(ItemDocument.CAPTURED, Long.MIN_VALUE, end);
        if (view == View.ARCHIVE) {
            everything.add(captured, Occur.FILTER);
        }
        return index.search(searcher -> stood(searcher, everything.build(), end, captured, at, size));
    }

    private static AccountStood stood(IndexSearcher searcher, org.apache.lucene.search.Query all, long end,
            org.apache.lucene.search.Query captured, @Nullable Cursor at, int size) throws IOException {
        var disposed = ItemDocument.having(ItemDocument.Trait.DISPOSED);
        var unseen = new BooleanQuery.Builder().add(ItemDocument.stateQuery(ItemState.HIDDEN), Occur.SHOULD)
                .add(ItemDocument.stateQuery(ItemState.MISSING), Occur.SHOULD)
                .add(ItemDocument.stateQuery(ItemState.GONE), Occur.SHOULD).build();
        var out = both(unseen, NumericDocValuesField.newSlowRangeQuery(ItemDocument.NOTICED, Long.MIN_VALUE, end));
        var standing = new BooleanQuery.Builder().add(all, Occur.FILTER).add(disposed, Occur.MUST_NOT).add(out, Occur.MUST_NOT)
                .build();
        var posts = both(standing, new TermQuery(ItemDocument.term(Content.Kind.POST)));
        var asked = new Query("", null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, size).at(at);
        var perhaps = both(both(standing, unseen),
                NumericDocValuesField.newSlowRangeQuery(ItemDocument.SEEN, Long.MIN_VALUE, end - 1));
        var outside = both(all, out);
        int items = searcher.count(standing);
        var away = new Paged(searcher, asked.at(null), outside).hits();
        return new AccountStood(new Paged(searcher, asked, posts).hits(), searcher.count(posts), items, searcher.count(perhaps),
                searcher.count(outside), away.items(),
                searcher.count(both(all, disposed)), items - searcher.count(both(standing, captured)));
    }

    private static org.apache.lucene.search.Query both(org.apache.lucene.search.Query one, org.apache.lucene.search.Query other) {
        return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
    }
}
