package se.bevara.capture;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

/** Captures between the nights, that a person asks for or the clock: accounts are visited and what is missing is confirmed, nothing else of a night. */
@Component
public class Captures {

    private final NightGate gate;
    private final Runs runs;
    private final Receipts receipts;
    private final Visiting visiting;
    private final Accounts accounts;
    private final Tools tools;

    Captures(NightGate gate, Runs runs, Receipts receipts, Visiting visiting, Accounts accounts, Tools tools) {
        this.gate = gate;
        this.runs = runs;
        this.receipts = receipts;
        this.visiting = visiting;
        this.accounts = accounts;
        this.tools = tools;
    }

    /**
     * Captures accounts now, due or not. Broken off, it leaves what it has archived; the next visit does the rest.
     *
     * @param ids registered accounts in a state that is captured; when empty, all of them
     * @return the receipt of these accounts alone: no re-reading, no checkpoint. It is archived beside those of the nights
     * @throws IllegalArgumentException when an account is not registered, or its state is one that is not captured
     * @throws Nights.NightRefused when a night or another capture is running
     */
    public NightReceipt run(Collection<String> ids) {
        List<Account> chosen = ids.isEmpty() ? accounts.captured() : ids.stream().distinct().map(this::captured).toList();
        LocalDate today = LocalDate.ofInstant(tools.now(), ZoneId.of("Europe/Stockholm"));
        return gate.through(today, false, () -> {
            Runs.Run run = runs.openCapture(today, tools.now());
            each(visiting.these("Hämtar", chosen), id -> visiting.visit(run.run(), id));
            each(visiting.these("Bekräftar", absent(chosen)), id -> visiting.confirm(run.run(), id));
            tools.archive().flush();
            return receipts.writeCapture(run);
        });
    }

    /**
     * Looks at what is newest on the accounts whose turn it is between the nights. It has no receipt of its own: the next night's tells.
     *
     * @return how many were looked at
     * @throws Nights.NightRefused when a night or another capture is running
     */
    int look() {
        List<Account> chosen = visiting.attention();
        if (chosen.isEmpty()) {
            return 0;
        }
        LocalDate today = LocalDate.ofInstant(tools.now(), ZoneId.of("Europe/Stockholm"));
        return gate.through(today, false, () -> {
            long run = runs.openLooks(today, tools.now()).run();
            each(visiting.these("Tittar", chosen), id -> visiting.look(run, id));
            each(visiting.these("Bekräftar", absent(chosen)), id -> visiting.confirm(run, id));
            tools.archive().flush();
            return chosen.size();
        });
    }

    private Account captured(String id) {
        return accounts.find(id).filter(account -> account.state().captured()).orElseThrow(() -> new IllegalArgumentException(
                "account " + id + ": expected a registered one whose state is captured, found none"));
    }

    private List<Account> absent(List<Account> chosen) {
        Set<String> absent = visiting.absent();
        return chosen.stream().filter(account -> absent.contains(account.id())).toList();
    }

    /** As many at a time as in a night. All are waited for, also when one breaks off. */
    private void each(List<Account> list, Consumer<String> work) {
        var slots = new Semaphore(tools.settings().parallel());
        var begun = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            list.forEach(account -> begun.add(threads.submit(() -> {
                slots.acquireUninterruptibly();
                try {
                    work.accept(account.id());
                } finally {
                    slots.release();
                }
            })));
        }
        begun.forEach(Captures::ended);
    }

    private static void ended(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NightStopped();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e.getCause());
        }
    }
}
