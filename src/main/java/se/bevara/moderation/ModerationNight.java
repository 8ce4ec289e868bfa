package se.bevara.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
    private final Routing routing;
    private final Archive archive;
    private final Acts acts;
    private final ModerationSettings settings;

    ModerationNight(Moderation moderation, Questions questions, Restrictions restrictions, Routing routing,
            Archive archive, Acts acts,
            ModerationSettings settings) {
        this.moderation = moderation;
        this.questions = questions;
        this.restrictions = restrictions;
        this.routing = routing;
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
        lines.addAll(late(night));
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
            lines.add("Borta eller dolda utan ärende, var det vi? %d obesvarade, varav %d nya i natt.".formatted(open.size(),
                    asked));
        }
        List<Long> late = open.stream().filter(one -> night.isAfter(Questions.latest(one, settings.answerWithin())))
                .map(Vanished::item).toList();
        if (!late.isEmpty()) {
            lines.add("AVVIKELSE: ingen har inom utsatt tid svarat på vem som tog bort handling " + some(late) + ".");
        }
        List<Long> wrongly = questions.wrongly().stream().map(Vanished::item).distinct().toList();
        if (!wrongly.isEmpty()) {
            lines.add("AVVIKELSE: borttaget utan giltigt skäl och inte återställt: handling " + some(wrongly) + ".");
        }
        List<Long> hidden = open.stream().filter(one -> late.contains(one.item()) && one.state() == ItemState.HIDDEN)
                .map(Vanished::item).toList();
        if (!hidden.isEmpty()) {
            lines.add("LARM: dolda som ingen har beslutat om: handling " + some(hidden) + ".");
        }
        return lines;
    }

    /** What waits too long for people, who are reminded as well where their addresses are configured. */
    private List<String> late(LocalDate night) {
        var lines = new ArrayList<String>();
        var late = routing.all().stream().filter(one -> one.late(night)).toList();
        tell(lines, "LARM: vi tog bort det, men överföringsposten är inte förseglad i tid: ", late.stream()
                .filter(one -> one.what() == Waiting.For.SEAL && one.one().origin() == Case.Origin.AFTERWARDS)
                .map(Waiting::one).toList());
        late.stream().collect(Collectors.groupingBy(one -> one.what().swedish() + " av " + one.role(), TreeMap::new,
                Collectors.mapping(Waiting::one, Collectors.toList())))
                .forEach((what, cases) -> tell(lines, "Väntar för länge på " + what + ": ", cases));
        int told = routing.remind(night);
        if (told > 0) {
            lines.add("Påminnelser skickade: " + told + ".");
        }
        return lines;
    }

    /** What the archive's looks say of cases, against what people have said. */
    private List<String> watched(List<Case> cases) {
        Map<Long, Item> items = archive.items(cases.stream().map(Case::item).filter(item -> item != 0).distinct().toList())
                .stream()
                .filter(item -> !item.disposed()).collect(Collectors.toMap(Item::id, Function.identity()));
        var watched = cases.stream().filter(one -> items.containsKey(one.item())).toList();
        Instant patience = acts.now().minus(PATIENCE);
        var lines = new ArrayList<String>();
        tell(lines, "Borta, men ingen har uppgett att vi tog bort det: ", watched.stream()
                .filter(one -> one.state() == CaseState.SEALED && one.how().done(state(items, one))).toList());
        tell(lines, "LARM: uppges borttaget men syns ännu: ", watched.stream()
                .filter(one -> one.state() == CaseState.SAID && visible(items, one))
                .filter(one -> one.said() != null && one.said().isBefore(patience)).toList());
        tell(lines, "LARM: borttaget har kommit tillbaka: ", watched.stream()
                .filter(one -> one.gone() != null && visible(items, one) && newest(one, cases)).toList());
        tell(lines, "Besked till den som skrev återstår: ", watched.stream()
                .filter(one -> one.state() == CaseState.CONFIRMED && !visible(items, one)).toList());
        return lines;
    }

    private static boolean visible(Map<Long, Item> items, Case one) {
        return state(items, one) == ItemState.VISIBLE;
    }

    private static ItemState state(Map<Long, Item> items, Case one) {
        return Objects.requireNonNull(items.get(one.item())).state();
    }

    /** Of an item with several cases the last one tells. */
    private static boolean newest(Case one, List<Case> cases) {
        return cases.stream().noneMatch(other -> other.item() == one.item() && other.begun().isAfter(one.begun()));
    }

    private static void tell(List<String> lines, String what, List<Case> cases) {
        if (!cases.isEmpty()) {
            lines.add(what + some(cases.stream().map(Case::id).toList()) + ".");
        }
    }

    private static String some(List<?> all) {
        String named = all.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
        return all.size() > 10 ? named + " och " + (all.size() - 10) + " till" : named;
    }
}
