package se.bevara.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.Known;
import se.bevara.moderation.Case;
import se.bevara.moderation.Takedown;

/** Takes items from view on the platforms, with the credential for writing that the account has for nothing else. */
@Component
final class PlatformRemovals implements Takedown {

    private static final int LIMIT = 1_000_000;

    private final Archive archive;
    private final Accesses accesses;
    private final Fetchers fetchers;
    private final Http http;
    private final Map<String, Connector> connectors;

    PlatformRemovals(Archive archive, Accesses accesses, Fetchers fetchers, CaptureSettings settings,
            List<Connector> connectors) {
        this.archive = archive;
        this.accesses = accesses;
        this.fetchers = fetchers;
        this.http = new Http(settings.connectTimeout(), settings.answerTimeout(), LIMIT);
        this.connectors = connectors.stream().collect(Collectors.toMap(Connector::platform, Function.identity()));
    }

    @Override
    public Optional<String> hindrance(Account account, Item item, Case.How how) {
        try {
            return removal(account, item, how) instanceof Removal.Impossible not ? Optional.of(not.why()) : Optional.empty();
        } catch (FetchFailed e) {
            return Optional.of(e.failure().swedish());
        }
    }

    private Removal removal(Account account, Item item, Case.How how) {
        Connector connector = connectors.get(account.platform());
        if (connector == null) {
            return new Removal.Impossible("det finns ingen väg till " + account.platform());
        }
        var target = new Removal.Target(asked(item), item.direction() == Direction.DRAWN_UP,
                how == Case.How.HIDDEN);
        return accesses.writing(account).map(access -> connector.removal(account, access, target))
                .orElseGet(() -> new Removal.Impossible("ingen skrivbehörighet är inställd för " + account.id()
                        + ": bevara.capture.access." + account.id() + ".write-token-file. Ta bort för hand."));
    }

    private Session.Asked asked(Item item) {
        boolean comment = item.kind() == Content.Kind.COMMENT;
        String thread = comment
                ? archive.item(item.thread()).filter(post -> !post.disposed()).map(Item::remoteId).orElse(null)
                : null;
        return new Session.Asked(item.remoteId(), comment, thread);
    }

    @Override
    public Shown look(Account account, Item item) {
        Connector connector = connectors.get(account.platform());
        if (connector == null) {
            throw new Unanswered("det finns ingen väg till " + account.platform());
        }
        try {
            Access access = accesses.of(account);
            Session session = connector.open(account, access, fetchers.open(account, access));
            Session.Answer answer = session.byId(List.of(asked(item))).get(item.remoteId());
            return switch (answer) {
                case Session.Answer.Here here -> shown(account, item, here.seen().content());
                case Session.Answer.NotHere not -> not.hidden() ? Shown.HIDDEN : Shown.ABSENT;
                case Session.Answer.Unclear unclear -> throw new Unanswered(unclear.failure().swedish());
                case null -> throw new Unanswered(Failure.NOT_READABLE.swedish());
            };
        } catch (FetchFailed e) {
            throw new Unanswered(e.failure().swedish(), e);
        }
    }

    private Shown shown(Account account, Item item, Content content) {
        Known known = archive.known(account, List.of(content.key())).get(content.key());
        if (known == null || known.id() != item.id()) {
            throw new Unanswered("svaret gällde en annan handling");
        }
        if (!archive.fingerprint(account, content).equals(known.fingerprint())) {
            return Shown.CHANGED;
        }
        return content.hidden() ? Shown.HIDDEN : Shown.AS_ARCHIVED;
    }

    @Override
    public Optional<String> take(Account account, Item item, Case.How how) {
        try {
            return switch (removal(account, item, how)) {
                case Removal.Impossible not -> Optional.of(not.why());
                case Removal.Call call -> made(call).map(Failure::swedish);
            };
        } catch (FetchFailed e) {
            throw new Unanswered(e.failure().swedish(), e);
        }
    }

    /** A server's own failure may have come after it did as asked: then nobody knows. */
    private Optional<Failure> made(Removal.Call call) {
        Fetcher.Response answer = http.send(call.method(), call.address(), call.headers(), call.json());
        if (answer.status() >= 500) {
            throw new FetchFailed(Failure.SERVER_ERROR, Http.asked(call.method(), call.address()), "an answer",
                    "HTTP " + answer.status());
        }
        return answer.status() == 429 ? Optional.of(Failure.RATE_LIMITED) : call.refused().apply(answer);
    }
}
