package se.bevara.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What matches any of some questions, all alike in rank. Each is read through once into a set of bits: for a word that is asked for in many
 * forms that costs less than holding all its forms beside each other at every document.
 */
final class AnyOf extends Query {

    private final List<Query> questions;

    AnyOf(List<? extends Query> questions) {
        this.questions = List.copyOf(questions);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        var rewritten = new ArrayList<Query>();
        for (Query question : questions) {
            rewritten.add(question.rewrite(searcher));
        }
        return rewritten.equals(questions) ? super.rewrite(searcher) : new AnyOf(rewritten);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        var weights = new ArrayList<Weight>();
        for (Query question : questions) {
            weights.add(searcher.createWeight(question, ScoreMode.COMPLETE_NO_SCORES, 1));
        }
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                var parts = new ArrayList<ScorerSupplier>();
                for (Weight weight : weights) {
                    var part = weight.scorerSupplier(leaf);
                    if (part != null) {
                        parts.add(part);
                    }
                }
                return parts.isEmpty() ? null : new Together(parts, leaf.reader().maxDoc(), score(), mode);
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return weights.stream().allMatch(weight -> weight.isCacheable(leaf));
            }
        };
    }

    private static final class Together extends ScorerSupplier {

        private final List<ScorerSupplier> parts;
        private final int documents;
        private final float score;
        private final ScoreMode mode;

        Together(List<ScorerSupplier> parts, int documents, float score, ScoreMode mode) {
            this.parts = parts;
            this.documents = documents;
            this.score = score;
            this.mode = mode;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            if (parts.size() == 1) {
                return new ConstantScoreScorer(score, mode, parts.getFirst().get(leadCost).iterator());
            }
            var found = new FixedBitSet(documents);
            for (ScorerSupplier part : parts) {
                found.or(part.get(Long.MAX_VALUE).iterator());
            }
            return new ConstantScoreScorer(score, mode, new BitSetIterator(found, cost()));
        }

        @Override
        public long cost() {
            return parts.stream().mapToLong(ScorerSupplier::cost).sum();
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        questions.forEach(question -> question.visit(visitor));
    }

    @Override
    public String toString(String field) {
        return "any of " + questions;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnyOf any && any.questions.equals(questions);
    }

    @Override
    public int hashCode() {
        return questions.hashCode();
    }
}
