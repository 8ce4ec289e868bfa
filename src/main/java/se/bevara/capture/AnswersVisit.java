package se.bevara.capture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import se.bevara.archive.Known;

/**
 * What the account has answered and no thread of tonight has shown: it stands in a quiet thread of ours, which is now asked for, or on
 * somebody else's page, where it begins a thread of its own unless a registered dialogue has shown it.
 */
final class AnswersVisit {

    private final AccountNight night;
    private final Consumer<List<ThreadVisit.Ask>> threads;

    /** @param threads asks for threads */
    AnswersVisit(AccountNight night, Consumer<List<ThreadVisit.Ask>> threads) {
        this.night = night;
        this.threads = threads;
    }

    /** @param answers newest first */
    void read(List<Seen> answers) {
        for (Seen answer : answers.reversed()) {
            if (unknown(answer)) {
                place(answer);
            }
        }
    }

    /** Whether any of them has a place in no thread yet. */
    boolean left(List<Seen> answers) {
        return answers.stream().anyMatch(this::unknown);
    }

    private boolean unknown(Seen answer) {
        return known(answer.content().key()).isEmpty() && !night.batch.holds(answer.content().key());
    }

    private Optional<Known> known(String key) {
        return Optional.ofNullable(night.tools.archive().known(night.account, List.of(key)).get(key));
    }

    /** One whose place cannot be told tonight is left to another night: it is shown again. */
    private void place(Seen answer) {
        try {
            Session.Post root = night.session.rootOf(answer).orElse(null);
            Known post = root == null ? null : known(root.key()).orElse(null);
            if (root == null || post == null) {
                elsewhere(answer);
            } else if (!post.disposed()) {
                ours(answer, root, post);
            }
        } catch (FetchFailed e) {
            if (AccountVisit.concernsAll(e.failure())) {
                throw e;
            }
            night.report.gap("svaret " + answer.content().remoteId(), e);
        }
    }

    private void ours(Seen answer, Session.Post root, Known post) {
        var ask = new ThreadVisit.Ask(root, -1, post.platformTime());
        ask.number(post.id());
        threads.accept(List.of(ask));
        if (unknown(answer)) {
            night.listed(answer, null, new AccountNight.Place(null, root.key(), Parentage.SAME, null), number -> {
            });
        }
        night.batch.flush();
    }

    private void elsewhere(Seen answer) {
        Instant posted = answer.content().platformTime().toInstant();
        var ask = new ThreadVisit.Ask(new Session.Post(answer.content().remoteId(), answer.content().key()), answer.replies(),
                posted);
        night.listed(answer, null, new AccountNight.Place(null, null, Parentage.SAME, null), ask::number);
        night.batch.flush();
        threads.accept(List.of(ask));
    }
}
