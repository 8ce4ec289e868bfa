package se.bevara.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Fixity;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.ledger.Act;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The nights' receipts: put together from the visits, archived as JSON and text, their digests in the ledger, mailed. */
@Component
final class Receipts {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Tools tools;
    private final Accounts accounts;
    private final Runs runs;
    private final ReceiptFiles files;
    private final ReceiptMail mail;
    private final Reminders reminders;

    Receipts(Tools tools, Accounts accounts, Runs runs, ReceiptFiles files, ReceiptMail mail, Reminders reminders) {
        this.tools = tools;
        this.accounts = accounts;
        this.runs = runs;
        this.files = files;
        this.mail = mail;
        this.reminders = reminders;
    }

    /** Writes the receipt of a run and ends the run. Interrupted, it is written again. */
    void write(Runs.Run run) {
        NightReceipt receipt = of(run);
        String text = ReceiptText.of(receipt);
        archive(run, receipt, text);
        runs.looks().ifPresent(looks -> runs.finish(looks.run(), tools.now()));
        mail.send(receipt, text);
    }

    /** Writes the receipt of a capture between the nights, which only tells of the accounts that were chosen, and ends its run. */
    NightReceipt writeCapture(Runs.Run run) {
        Map<String, Visits.Visit> visits = visits(run);
        var chosen = new ArrayList<AccountReceipt>();
        for (Account account : accounts.all()) {
            Visits.Visit visit = visits.get(account.id());
            if (visit != null) {
                chosen.add(visited(account, visit));
            }
        }
        Fixity none = new Fixity(0, 0, List.of());
        var receipt = new NightReceipt(run.night(), run.started(), tools.now(), chosen, none, 0, "",
                Advice.of(chosen, none, List.of()),
                List.of());
        archive(run, receipt, ReceiptText.ofCapture(receipt));
        return receipt;
    }

    private void archive(Runs.Run run, NightReceipt receipt, String text) {
        Path json = file(run, ".json");
        byte[] bytes = JSON.writeValueAsBytes(receipt);
        files.write(json, bytes);
        files.write(file(run, ".txt"), text.getBytes(StandardCharsets.UTF_8));
        tools.transaction().executeWithoutResult(status -> {
            runs.finish(run.run(), tools.now());
            tools.ledger().append(Act.of("receipt", files.name(json), "night",
                    Map.of("sha256", sha256(bytes), "text-sha256", sha256(text.getBytes(StandardCharsets.UTF_8)))));
        });
    }

    private Path file(Runs.Run run, String extension) {
        Path path = files.path(run.night(), run.number());
        return path.resolveSibling(path.getFileName() + extension);
    }

    private Map<String, Visits.Visit> visits(Runs.Run run) {
        Map<String, Visits.Visit> visits = new HashMap<>();
        tools.visits().all(run.run()).forEach(visit -> visits.put(visit.account(), visit));
        return visits;
    }

    private NightReceipt of(Runs.Run run) {
        Map<String, Visits.Visit> visits = visits(run);
        var all = new ArrayList<AccountReceipt>();
        for (Account account : accounts.all()) {
            Visits.Visit visit = visits.get(account.id());
            if (visit != null || account.state().captured()) {
                all.add(visit == null ? skipped(account) : visited(account, visit));
            }
        }
        Fixity fixity = run.fixity() == null ? new Fixity(0, 0, List.of()) : run.fixity();
        return new NightReceipt(run.night(), run.started(), tools.now(), all, fixity, run.ledgerSize(), run.ledgerRoot(),
                Advice.of(all, fixity, reminders.of(run)), run.work());
    }

    private static AccountReceipt visited(Account account, Visits.Visit v) {
        return new AccountReceipt(account.id(), account.authority(), v.outcome(), v.asked(), v.got(), v.added(), v.edited(),
                v.hidden(),
                v.missing(), v.gone(), v.reappeared(), v.media(), v.lateMedia(), v.report().counters(), v.report().gaps(),
                v.bytes(),
                v.duration(),
                v.budget(), v.unseenFor(), v.report().notes());
    }

    private static AccountReceipt skipped(Account account) {
        return new AccountReceipt(account.id(), account.authority(), Outcome.SKIPPED, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(),
                List.of(), 0,
                Duration.ZERO, null, null, List.of());
    }

    List<NightReceipt> newest(int limit) {
        return files.newest().stream().limit(limit).map(Receipts::read).toList();
    }

    /** From one night to another, oldest first. */
    List<NightReceipt> between(LocalDate from, LocalDate until) {
        return files.newest().stream().filter(named -> !named.night().isBefore(from) && !named.night().isAfter(until))
                .map(Receipts::read).toList().reversed();
    }

    Optional<NightReceipt> of(LocalDate night) {
        return found(named -> named.night().equals(night));
    }

    Optional<NightReceipt> read(LocalDate night, int number) {
        return found(named -> named.night().equals(night) && named.number() == number);
    }

    private Optional<NightReceipt> found(Predicate<ReceiptFiles.Named> wanted) {
        Stream<ReceiptFiles.Named> all = files.newest().stream();
        return all.filter(wanted).findFirst().map(Receipts::read);
    }

    private static NightReceipt read(ReceiptFiles.Named named) {
        try {
            return JSON.readValue(Files.readAllBytes(named.file()), NightReceipt.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
