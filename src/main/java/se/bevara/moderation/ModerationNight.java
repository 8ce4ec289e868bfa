package se.bevara.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Acts;
import se.bevara.scheduling.NightWork;

/**
 * Confirms, each night, what people say they have removed, asks about what has gone without a case, and tells what waits for people and what
 * is not as it should be.
 */
@Component
final class ModerationNight implements NightWork {

    private static final Duration PATIENCE = Duration.ofHours(36);

    private final Moderation moderation;
    private final Questions questions;
    private final Restrictions restrictions;
    private final Archive archive;
    private final Acts acts;
    private final ModerationSettings settings;

    ModerationNight(Moderation moderation, Questions questions, Restrictions restrictions, Archive archive, Acts acts,
            ModerationSettings settings) {
        this.moderation = moderation;
        this.questions = questions;
        this.restrictions = restrictions;
        this.archive = archive;
        this.acts = acts;
        this.settings = settings;
    }

    @Override
    public String step() {
        return "moderate";
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public List<String> run(LocalDate night, String runId) {
        if (moderation.unused()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        long confirmed = moderation.all(true).stream().filter(one -> one.state() == CaseState.SAID)
                .filter(one -> moderation.confirm(one.id()).isPresent()).count();
        int asked = questions.renew();
        List<Case> cases = moderation.all(false);
        List<Case> open = cases.stream().filter(one -> !one.state().ended()).toList();
        if (!open.isEmpty() || confirmed > 0) {
            lines.add("Modereringsärenden: %d öppna, %d bekräftade i natt.".formatted(open.size(), confirmed));
        }
        lines.addAll(vanished(night, asked));
        lines.addAll(watched(cases));
        long unregistered = restrictions.all().stream().filter(one -> one.registered() == null).count();
        if (unregistered > 0) {
            lines.add("Sekretessmarkerade som ska registreras: " + unregistered + ".");
        }
        return lines;
    }

    private List<String> vanished(LocalDate night, int asked) {
        List<Vanished> open = questions.open();
        var lines = new ArrayList<String>();
        if (!open.isEmpty()) {
            lines.add("Borta eller dolda utan ärende, var det vi? %d obesvarade, varav %d nya i natt.".formatted(open.size(), asked));
        }
        List<Long> late = open.stream().filter(one -> night.isAfter(Questions.latest(one, settings.answerWithin())))
                .map(Vanished::item).toList();
        if (!late.isEmpty()) {
            lines.add("AVVIKELSE: ingen har inom utsatt tid svarat på vem som tog bort handling " + some(late) + ".");
        }
        return lines;
    }

    /** What the archive's looks say of cases, against what people have said. */
    private List<String> watched(List<Case> cases) {
        Map<Long, Item> items = archive.items(cases.stream().map(Case::item).filter(item -> item != 0).distinct().toList()).stream()
                .collect(Collectors.toMap(Item::id, Function.identity()));
        Instant patience = acts.now().minus(PATIENCE);
        var still = new ArrayList<String>();
        var unsaid = new ArrayList<String>();
        var back = new ArrayList<String>();
        var unnoticed = new ArrayList<String>();
        for (Case one : cases) {
            Item item = items.get(one.item());
            if (item == null || item.disposed()) {
                continue;
            }
            boolean visible = item.state() == ItemState.VISIBLE;
            Instant said = one.said();
            switch (one.state()) {
                case SEALED -> add(unsaid, one, one.how().done(item.state()));
                case SAID -> add(still, one, visible && said != null && said.isBefore(patience));
                case CONFIRMED -> {
                    add(back, one, visible);
                    add(unnoticed, one, !visible && one.gone() != null);
                }
                case NOTICED -> add(back, one, visible);
                case CLOSED -> add(back, one, visible && cases.stream()
                        .noneMatch(later -> later.item() == one.item() && later.begun().isAfter(one.begun())));
                case BEGUN, VERIFIED, WITHDRAWN -> {
                }
            }
        }
        var lines = new ArrayList<String>();
        tell(lines, "Borta, men ingen har uppgett att vi tog bort det: ", unsaid);
        tell(lines, "LARM: uppges borttaget men syns ännu: ", still);
        tell(lines, "LARM: borttaget har kommit tillbaka: ", back);
        tell(lines, "Besked till den som skrev återstår: ", unnoticed);
        return lines;
    }

    private static void add(List<String> to, Case one, boolean when) {
        if (when) {
            to.add(one.id());
        }
    }

    private static void tell(List<String> lines, String what, List<String> ids) {
        if (!ids.isEmpty()) {
            lines.add(what + some(ids) + ".");
        }
    }

    private static String some(List<?> all) {
        String named = all.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
        return all.size() > 10 ? named + " och " + (all.size() - 10) + " till" : named;
    }
}
