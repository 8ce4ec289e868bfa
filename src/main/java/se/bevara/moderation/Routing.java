package se.bevara.moderation;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Acts;
import se.bevara.retention.Facts;

/** Whose turn it is in each open case, by when, and who has been told: first the role that the reason names, then whom people send it to. */
@Component
public class Routing {

    /** How often a role is reminded of what is late. */
    private static final int AGAIN = 7;
    private static final int LONGEST = 100;

    private final TransactionTemplate transaction;
    private final CaseTable table;
    private final Steps steps;
    private final Reasons reasons;
    private final CaseMail mail;
    private final Acts acts;
    private final ModerationSettings settings;

    Routing(PlatformTransactionManager transactions, CaseTable table, Steps steps, Reasons reasons, CaseMail mail, Acts acts,
            ModerationSettings settings) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.reasons = reasons;
        this.mail = mail;
        this.acts = acts;
        this.settings = settings;
    }

    /**
     * Sends a case to another role, which is mailed where its address is configured.
     *
     * @param text why, or what is asked of the role; never content
     */
    public Case to(String id, String role, String text, String by) {
        Texts.name("by", by);
        Texts.reason("text", text);
        if (role.isBlank() || role.length() > LONGEST) {
            throw new ModerationRefused("roll: väntade 1 till " + LONGEST + " tecken, fann " + role.length());
        }
        Case sent = Objects.requireNonNull(transaction.execute(status -> {
            Case one = table.locked(id);
            if (one.state().ended()) {
                throw new ModerationRefused("ärende " + id + ": väntade ett öppet, fann det " + one.state().swedish());
            }
            return steps.moved(one, Steps.ROUTED, by, Map.of("role", role.strip()), Map.of("role", role.strip(), "text", text));
        }));
        of(sent).ifPresent(mail::send);
        return sent;
    }

    /** Tells the role that a case which has just begun waits for it. */
    public void begun(Case one) {
        of(one).ifPresent(waiting -> tell(waiting, "moderation"));
    }

    /** Whether the role that a case waits for gets mail. */
    public boolean mailed(Case one) {
        return mail.reaches(role(one));
    }

    /** The role that a case waits for. */
    public String role(Case one) {
        return steps.of(one.id()).stream().filter(entry -> entry.act().kind().equals(Steps.ROUTED)).reduce((a, b) -> b)
                .map(entry -> entry.act().details().getOrDefault("role", "")).orElseGet(() -> reason(one).decides());
    }

    /** What the open cases wait for people to do, what is due first first. */
    public List<Waiting> all() {
        return table.in(java.util.EnumSet.complementOf(java.util.EnumSet.of(CaseState.CLOSED, CaseState.WITHDRAWN))).stream()
                .flatMap(one -> of(one).stream()).sorted(Comparator.comparing(Waiting::due)).toList();
    }

    /** What a case waits for people to do; nothing where it has ended or waits for a look of the archive's. */
    public Optional<Waiting> of(Case one) {
        return switch (one.state()) {
            case BEGUN, VERIFIED -> Optional.of(waiting(one, Waiting.For.SEAL));
            case SEALED -> Optional.of(waiting(one, Waiting.For.REMOVAL));
            case CONFIRMED -> Optional.of(waiting(one, Waiting.For.NOTICE));
            case NOTICED -> Optional.of(waiting(one, Waiting.For.END));
            case SAID, CLOSED, WITHDRAWN -> Optional.empty();
        };
    }

    private Waiting waiting(Case one, Waiting.For what) {
        LocalDate since = Facts.day(switch (what) {
            case SEAL -> one.begun();
            case REMOVAL -> one.record().at();
            case NOTICE -> last(one, Steps.CONFIRMED);
            case END -> last(one, Steps.NOTICED);
        });
        ReasonCode reason = reason(one);
        return new Waiting(one, what, role(one), since,
                since.plus(reason.deadlines().of(what).orElseGet(() -> otherwise(reason, what))));
    }

    private java.time.Instant last(Case one, String kind) {
        return steps.of(one.id()).stream().filter(entry -> entry.act().kind().equals(kind)).reduce((a, b) -> b)
                .map(entry -> entry.at()).orElse(one.begun());
    }

    private Period otherwise(ReasonCode reason, Waiting.For what) {
        return switch (what) {
            case SEAL, REMOVAL -> reason.atOnce() ? settings.atOnceWithin() : settings.soonWithin();
            case NOTICE, END -> settings.noticeWithin();
        };
    }

    private ReasonCode reason(Case one) {
        return reasons.version(one.list(), one.version()).flatMap(list -> list.find(one.code())).orElseThrow();
    }

    /** Reminds the roles of what is due this day or late, at most once a week of each. @return how many letters were sent */
    int remind(LocalDate night) {
        return (int) all().stream().filter(waiting -> !night.isBefore(waiting.due()) && !reminded(waiting, night))
                .filter(waiting -> tell(waiting, "night")).count();
    }

    private boolean reminded(Waiting waiting, LocalDate night) {
        return steps.of(waiting.one().id()).stream().filter(entry -> entry.act().kind().equals(Steps.REMINDED))
                .filter(entry -> waiting.what().name().equals(entry.act().details().get("for")))
                .filter(entry -> waiting.role().equals(entry.act().details().get("role")))
                .map(entry -> Facts.day(entry.at())).anyMatch(day -> night.isBefore(day.plusDays(AGAIN))
                        && !day.isBefore(waiting.due()));
    }

    /** The letter goes first: what was told and not recorded is told again, never the other way round. */
    private boolean tell(Waiting waiting, String by) {
        if (!mail.send(waiting)) {
            return false;
        }
        transaction.executeWithoutResult(status -> steps.record(Steps.REMINDED, table.locked(waiting.one().id()), by,
                Map.of("role", waiting.role(), "for", waiting.what().name()),
                Map.of("role", waiting.role(), "for", waiting.what().swedish())));
        return true;
    }
}
