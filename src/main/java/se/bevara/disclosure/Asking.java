package se.bevara.disclosure;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What a question means to the index. */
record Asking(Query query, Stock stock) {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /** What matches in every part. */
    org.apache.lucene.search.Query all(WordQuery words) throws IOException {
        var all = new BooleanQuery.Builder();
        all.add(words.of(query.words()), Occur.MUST);
        if (query.author() != null) {
            all.add(words.author(query.author()), Occur.FILTER);
        }
        addPlace(all);
        addLooks(all);
        return all.build();
    }

    /** What is unread may say any words, and be by anybody. */
    org.apache.lucene.search.Query unread() {
        var all = new BooleanQuery.Builder().add(ItemDocument.unreadQuery(), Occur.FILTER);
        addPlace(all);
        addLooks(all);
        return all.build();
    }

    /** What was disposed of of the accounts and times asked for: it may have said any words, and been by anybody. */
    org.apache.lucene.search.Query disposed() {
        var all = new BooleanQuery.Builder().add(ItemDocument.having(ItemDocument.Trait.DISPOSED), Occur.FILTER);
        addPlace(all);
        return all.build();
    }

    private void addPlace(BooleanQuery.Builder all) {
        String authority = query.authority();
        String platform = query.further().platform();
        if (query.account() != null) {
            all.add(new TermQuery(new Term(ItemDocument.ACCOUNT, query.account())), Occur.FILTER);
        }
        if (authority != null) {
            all.add(of(stock.accounts(place -> place.authority().equals(authority))), Occur.FILTER);
        }
        if (platform != null) {
            all.add(of(stock.accounts(place -> place.platform().equals(platform))), Occur.FILTER);
        }
        if (query.within() != null) {
            all.add(of(query.within()), Occur.FILTER);
        }
        if (query.direction() != null) {
            all.add(new TermQuery(ItemDocument.term(query.direction())), Occur.FILTER);
        }
        if (query.kind() != null) {
            all.add(new TermQuery(ItemDocument.term(query.kind())), Occur.FILTER);
        }
        addPeriod(all, ItemDocument.TIME, query.from(), query.to());
        addPeriod(all, ItemDocument.CAPTURED, query.further().capturedFrom(), query.further().capturedTo());
    }

    private void addLooks(BooleanQuery.Builder all) {
        if (query.state() != null) {
            all.add(ItemDocument.stateQuery(query.state()), Occur.FILTER);
        }
        addTrait(all, ItemDocument.Trait.EDITED, query.further().edited());
        addTrait(all, ItemDocument.Trait.MEDIA, query.further().media());
        if (query.further().only() != null) {
            all.add(LongPoint.newSetQuery(ItemDocument.NUMBER, query.further().only()), Occur.FILTER);
        }
    }

    private static void addTrait(BooleanQuery.Builder all, ItemDocument.Trait trait, @Nullable Boolean wanted) {
        if (wanted != null) {
            all.add(ItemDocument.having(trait), wanted ? Occur.FILTER : Occur.MUST_NOT);
        }
    }

    static org.apache.lucene.search.Query of(Collection<String> accounts) {
        return new TermInSetQuery(ItemDocument.ACCOUNT, accounts.stream().map(BytesRef::new).toList());
    }

    private static void addPeriod(BooleanQuery.Builder all, String field, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null || to != null) {
            long first = from == null ? Long.MIN_VALUE : begins(from);
            long last = to == null ? Long.MAX_VALUE : begins(to.plusDays(1)) - 1;
            all.add(field.equals(ItemDocument.TIME)
                    ? LongField.newRangeQuery(field, first, last)
                    : LongPoint.newRangeQuery(field, first, last), Occur.FILTER);
        }
    }

    static long begins(LocalDate day) {
        return day.atStartOfDay(SWEDEN).toInstant().toEpochMilli();
    }
}
