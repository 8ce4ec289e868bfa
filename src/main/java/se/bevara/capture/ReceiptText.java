package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;

/** A night's receipt as a registrar reads it: text in columns, Swedish, times in Swedish time. */
public final class ReceiptText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneId.of("Europe/Stockholm"));
    private final NightReceipt receipt;
    private final StringBuilder text = new StringBuilder();
    private final int width;

    private ReceiptText(NightReceipt receipt) {
        this.receipt = receipt;
        width = receipt.accounts().stream().mapToInt(account -> account.account().length()).max().orElse(5);
    }

    /** The whole receipt, each line ended. */
    public static String of(NightReceipt receipt) {
        return new ReceiptText(receipt).write();
    }

    /** The receipt of a capture between the nights: its accounts, and no word of what only nights do. */
    public static String ofCapture(NightReceipt receipt) {
        return new ReceiptText(receipt).writeCapture();
    }

    private String writeCapture() {
        line("Insamling %s", receipt.night());
        begin();
        list("Att göra", receipt.toDo().isEmpty() ? List.of("Inget.") : receipt.toDo());
        return text.toString();
    }

    private String write() {
        line("Nattkvitto %s", receipt.night());
        begin();
        if (!receipt.disposal().isEmpty()) {
            list("Gallring", receipt.disposal());
        }
        fixity();
        list("Att göra", receipt.toDo().isEmpty() ? List.of("Inget.") : receipt.toDo());
        return text.toString();
    }

    private void begin() {
        line("Började %s, slutade %s", time(receipt.started()), time(receipt.finished()));
        totals();
        table();
        receipt.accounts().forEach(this::details);
    }

    private void totals() {
        line("");
        line("Konton: %d hela, %d delvis, %d misslyckade, %d frysta, %d ej i tur", outcomes(Outcome.COMPLETE),
                outcomes(Outcome.PARTIAL),
                outcomes(Outcome.FAILED), outcomes(Outcome.FROZEN), outcomes(Outcome.SKIPPED));
        line("Handlingar: %d sedda, %d nya, %d ändrade, %d dolda, %d saknade, %d borttagna, %d åter", sum(AccountReceipt::got),
                sum(AccountReceipt::added), sum(AccountReceipt::edited), sum(AccountReceipt::hidden),
                sum(AccountReceipt::missing),
                sum(AccountReceipt::gone), sum(AccountReceipt::reappeared));
        line("Bilagor: %d hämtade%s. Anrop: %d. Hämtat: %s.", sum(AccountReceipt::media), late(sum(AccountReceipt::lateMedia)),
                sum(AccountReceipt::asked),
                size(sum(AccountReceipt::bytes)));
        if (!receipt.ledgerRoot().isEmpty()) {
            line("Liggaren: %d poster, rot %s", receipt.ledgerSize(), receipt.ledgerRoot());
        }
    }

    private void table() {
        String form = "%-" + width + "s  %-11s %7s %6s %6s %6s %6s %6s %6s %6s %7s %9s %6s";
        line("");
        line(form, "Konto", "Utfall", "Sedda", "Nya", "Ändr.", "Dolda", "Sakn.", "Bortt.", "Åter", "Bil.", "Anrop", "Tid", "Tak");
        for (AccountReceipt a : receipt.accounts()) {
            line(form, a.account(), outcome(a.outcome()), a.got(), a.added(), a.edited(), a.hidden(), a.missing(), a.gone(),
                    a.reappeared(),
                    a.media(), a.asked(), duration(a.duration()), a.budget() == null ? "" : a.budget() + " %");
        }
    }

    private static String late(long media) {
        return media == 0 ? "" : ", varav %d till versioner som arkiverats tidigare".formatted(media);
    }

    private void details(AccountReceipt account) {
        boolean quiet = account.gaps().isEmpty() && account.notes().isEmpty() && account.lateMedia() == 0;
        if (account.outcome() == Outcome.SKIPPED || (quiet && account.unseenFor() == null)) {
            return;
        }
        line("");
        line("%s (%s)", account.account(), account.authority());
        Duration unseen = account.unseenFor();
        if (unseen != null) {
            line("  Längst osett: %s. Det som skrevs och togs bort inom den tiden kan ingen ha sett.", duration(unseen));
        }
        for (Gap gap : account.gaps()) {
            line("  Lucka: %s: %s (%s)", gap.what(), gap.failure().swedish(), gap.detail());
        }
        if (account.lateMedia() > 0) {
            line("  Sena bilagor: %d, som tidigare inte gick att hämta, har lagts till sina versioner.", account.lateMedia());
        }
        account.notes().forEach(note -> line("  %s", note));
    }

    private void fixity() {
        line("");
        line("Omläsning: %d avvikelser", receipt.fixity().differences().size());
        receipt.fixity().differences().forEach(difference -> line("  %s", difference));
    }

    private void list(String heading, List<String> lines) {
        line("");
        line("%s", heading);
        lines.forEach(each -> line("- %s", each));
    }

    private long outcomes(Outcome outcome) {
        return receipt.accounts().stream().filter(account -> account.outcome() == outcome).count();
    }

    private long sum(ToLongFunction<AccountReceipt> figure) {
        return receipt.accounts().stream().mapToLong(figure).sum();
    }

    /** Control characters that came from outside have no business on a terminal. */
    private void line(String form, @Nullable Object... values) {
        String line = form.formatted(values).replaceAll("[\\p{Cntrl}\\p{Cf}]", "�").stripTrailing();
        text.append(Objects.requireNonNull(line)).append('\n');
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> "helt";
            case PARTIAL -> "delvis";
            case FAILED -> "misslyckat";
            case FROZEN -> "fryst";
            case SKIPPED -> "ej i tur";
        };
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " dygn" + (time.toHoursPart() == 0 ? "" : " " + time.toHoursPart() + " h");
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : String.format(Locale.forLanguageTag("sv"), "%.1f s", time.toMillis() / 1000.0);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
