package se.bevara.web;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.bevara.capture.Failure;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.web.NightView.CounterView;
import se.bevara.web.NightView.FailureView;
import se.bevara.web.NightView.FixityView;
import se.bevara.web.NightView.GapView;
import se.bevara.web.NightView.Row;
import se.bevara.web.NightView.Totals;

/** Turns receipts into what their pages show. */
@Component
class NightViews {

    private final MessageSource messages;

    NightViews(MessageSource messages) {
        this.messages = messages;
    }

    NightView of(NightReceipt receipt, Locale locale) {
        var fixity = receipt.fixity();
        return new NightView(receipt.night().toString(), Times.day(receipt.night(), locale), Times.at(receipt.started(), locale),
                Times.at(receipt.finished(), locale), Times.length(Duration.between(receipt.started(), receipt.finished())),
                totals(receipt.accounts(), locale), receipt.accounts().stream().map(account -> row(account, locale)).toList(),
                failures(receipt.accounts(), locale), lines(receipt.toDo()),
                new FixityView(fixity.segments(), Times.size(fixity.bytes(), locale), lines(fixity.differences())),
                receipt.ledgerSize(),
                receipt.ledgerRoot(), lines(receipt.disposal()));
    }

    private static Totals totals(List<AccountReceipt> accounts, Locale locale) {
        int complete = (int) accounts.stream().filter(account -> account.outcome() == Outcome.COMPLETE).count();
        return new Totals(accounts.size(), complete, sum(accounts, AccountReceipt::asked), sum(accounts, AccountReceipt::got),
                sum(accounts, AccountReceipt::added), sum(accounts, AccountReceipt::edited),
                sum(accounts, AccountReceipt::hidden),
                sum(accounts, AccountReceipt::missing), sum(accounts, AccountReceipt::gone),
                sum(accounts, AccountReceipt::reappeared),
                sum(accounts, AccountReceipt::media), Times.size(sum(accounts, AccountReceipt::bytes), locale));
    }

    private static long sum(List<AccountReceipt> accounts, ToLongFunction<AccountReceipt> figure) {
        return accounts.stream().mapToLong(figure).sum();
    }

    private Row row(AccountReceipt receipt, Locale locale) {
        List<CounterView> counters = new TreeMap<>(receipt.counters()).entrySet().stream()
                .map(counter -> new CounterView(counterName(counter.getKey(), locale), counter.getValue().platform(),
                        counter.getValue().ours()))
                .toList();
        List<GapView> gaps = receipt.gaps().stream()
                .map(gap -> new GapView(Visible.line(gap.what()), name(gap.failure(), locale), Visible.line(gap.detail())))
                .toList();
        return new Row(receipt.account(), receipt.authority(), receipt.outcome(), receipt.asked(), receipt.got(), receipt.added(),
                receipt.edited(), receipt.hidden(), receipt.missing(), receipt.gone(), receipt.reappeared(), receipt.media(),
                Times.size(receipt.bytes(), locale), Times.length(receipt.duration()), receipt.budget(),
                receipt.unseenFor() == null ? null : Times.length(receipt.unseenFor()), counters, gaps, lines(receipt.notes()));
    }

    private List<FailureView> failures(List<AccountReceipt> accounts, Locale locale) {
        Map<Failure, Integer> times = new TreeMap<>();
        Map<Failure, TreeSet<String>> befell = new TreeMap<>();
        accounts.forEach(account -> account.gaps().forEach(gap -> {
            times.merge(gap.failure(), 1, Integer::sum);
            befell.computeIfAbsent(gap.failure(), failure -> new TreeSet<>()).add(account.account());
        }));
        return times.entrySet().stream()
                .map(one -> new FailureView(name(one.getKey(), locale), one.getValue(),
                        List.copyOf(befell.getOrDefault(one.getKey(), new TreeSet<>()))))
                .sorted(Comparator.comparingInt(FailureView::times).reversed()).toList();
    }

    private String name(Failure failure, Locale locale) {
        return locale.getLanguage().equals("sv")
                ? failure.swedish()
                : messages.getMessage("failure." + failure.name(), null, failure.swedish(), locale) + "";
    }

    private String counterName(String name, Locale locale) {
        return messages.getMessage("counter." + name, null, Visible.line(name), locale) + "";
    }

    private static List<String> lines(List<String> lines) {
        return lines.stream().map(Visible::line).toList();
    }
}
