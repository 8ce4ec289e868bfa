package se.bevara.disposal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Archive;
import se.bevara.archive.Pictured;
import se.bevara.archive.Sightings;
import se.bevara.archive.Trace;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Approval;
import se.bevara.retention.Condition;
import se.bevara.retention.Decision;
import se.bevara.retention.Decisions;

/**
 * What a certificate (gallringsprotokoll) says, field by field in Swedish: texts, numbers, lists and further fields. No content, and of names
 * only those of the people who made, approved and executed the list.
 */
final class CertificateFields {

    /** The field that only the JSON has in full: a line for each record. */
    static final String DIGESTS = "handlingar";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Archive archive;
    private final Decisions decisions;
    private final Ledger ledger;
    private final CertificateSums.Register register;
    private final DisposalSettings settings;
    private final @Nullable Sightings sightings;

    CertificateFields(Archive archive, Decisions decisions, Ledger ledger, CertificateSums.Register register,
            DisposalSettings settings, @Nullable Sightings sightings) {
        this.archive = archive;
        this.decisions = decisions;
        this.ledger = ledger;
        this.register = register;
        this.settings = settings;
        this.sightings = sightings;
    }

    /** A disposal that is done and checked. */
    record Done(DisposalList list, List<Long> erased, List<LeftOut> leftOut, List<Trace> traces, CertificateSums sums,
            Instant at) {
    }

    Map<String, Object> of(Done done) {
        var sums = done.sums;
        var fields = new LinkedHashMap<String, Object>();
        fields.put("protokollnummer", done.list.id());
        fields.put("kommun", settings.municipality().isEmpty() ? "ej angiven" : settings.municipality());
        fields.put("arkivbildare", sums.authorities(register));
        decision(done, fields);
        fields.put("handlingstyper", sums.types());
        fields.put("klassificering", decisions.all().stream().filter(one -> one.id().equals(done.list.rule().decision())
                && one.version() == done.list.rule().version()).map(Decision::classification).filter(text -> !text.isEmpty())
                .findFirst().orElse("ej angiven i beslutet"));
        fields.put("tillkomstperiod", sums.period());
        fields.put("konton", sums.accounts(register));
        fields.put("antal", amounts(done));
        fields.put("fristen_löpte_ut", done.list.dueFirst().equals(done.list.dueLast())
                ? done.list.dueFirst().toString()
                : done.list.dueFirst() + " till " + done.list.dueLast());
        fields.put("kontroller", checks(done));
        fields.put("undantagna", done.leftOut.isEmpty()
                ? List.of("inga")
                : done.leftOut.stream().map(one -> one.item() + ": " + one.text()).toList());
        destruction(done, fields);
        people(done, fields);
        proof(done, fields);
        return fields;
    }

    private void decision(Done done, Map<String, Object> fields) {
        var rule = done.list.rule();
        Optional<Decision> decision = decisions.all().stream()
                .filter(one -> one.id().equals(rule.decision()) && one.version() == rule.version()).findFirst();
        var told = new LinkedHashMap<String, Object>();
        told.put("beslut", rule.decision());
        told.put("version", rule.version());
        decision.ifPresent(one -> {
            told.put("titel", one.title());
            told.put("beslutat_av", one.origin().authority());
            told.put("diarienummer", one.origin().diary());
            told.put("paragraf", one.origin().section());
            told.put("datum", String.valueOf(one.origin().decided() == null ? "ej angivet" : one.origin().decided()));
            told.put("fil", one.file().name());
            told.put("fil_sha256", one.file().sha256());
        });
        told.put("regel", rule.rule());
        told.put("anges_som", done.list.reference());
        fields.put("gallringsbeslut", told);
        fields.put("tillämpningsbeslut", decision.map(CertificateFields::adoptions).orElse(List.of("inget")));
        fields.put("urval", decision.stream().flatMap(one -> one.rules().stream()).filter(one -> one.id().equals(rule.rule()))
                .findFirst().map(CertificateFields::selection).orElse(List.of(rule.name())));
    }

    private static List<String> adoptions(Decision decision) {
        return decision.local().adoptions().isEmpty()
                ? List.of("inget")
                : decision.local().adoptions().stream().map(one -> one.authority() + ", " + one.diary() + ", " + one.date())
                        .toList();
    }

    private static List<String> selection(se.bevara.retention.Rule rule) {
        var exceptions = rule.exceptions().stream().map(Condition::text).map(text -> "utom: " + text);
        return Stream.of(Stream.of(rule.text()), Stream.of(rule.applies().text()), exceptions).flatMap(all -> all)
                .filter(text -> !text.isBlank()).toList();
    }

    private static Map<String, Object> amounts(Done done) {
        var amounts = new LinkedHashMap<String, Object>();
        amounts.put("handlingar", done.erased.size());
        amounts.put("versioner", done.traces.stream().filter(trace -> trace.media() == 0).count());
        amounts.put("filer", done.traces.stream().filter(trace -> trace.media() > 0).count());
        amounts.put("byte_i_segmenten", done.traces.stream().mapToLong(Trace::bytes).sum());
        amounts.put("undantagna", done.leftOut.size());
        return amounts;
    }

    private static List<String> checks(Done done) {
        int items = done.erased.size();
        String places = done.traces.isEmpty() && items > 0
                ? "ej möjlig post för post: katalogen har gjorts om sedan handlingarna förstördes"
                : "godkänd, " + done.traces.size() + " platser lästa om";
        return List.of("varje handling prövad på nytt i samma transaktion som förstörde den: godkänd, "
                + (items + done.leftOut.size()) + " prövade",
                "katalogen anger handlingarna som gallrade: godkänd, " + items + " av " + items,
                "innehåll och bilagor kan inte läsas: godkänd, " + items + " av " + items,
                "i segmenten ligger bara en anteckning på varje plats: " + places,
                "sökregister och annat som gjorts av arkivet rensat: godkänd");
    }

    private void destruction(Done done, Map<String, Object> fields) {
        fields.put("gallringsmetod",
                "Segmenten är skrivna på nytt utan handlingarna och de tidigare filerna borttagna. Saltet som"
                        + " binder varje post till dess åtagande i liggaren är förstört med posten.");
        LocalDate day = LocalDate.ofInstant(done.at, Approving.SWEDEN);
        Integer days = settings.backupDays();
        fields.put("förstört_ur", List.of("arkivets segment", "katalogen", "sökregistret", "det som gjorts av arkivet i övrigt"));
        fields.put("nås_inte", Stream.concat(Stream.of(days == null
                ? "säkerhetskopior: hur länge de sparas är inte angivet (bevara.disposal.backup-days)"
                : "säkerhetskopior: den sista som kan innehålla handlingarna är borta " + day.plusDays(days),
                "kopian hos plattformen: omfattas inte av detta protokoll"),
                snapshots(done.sums.snapshots(done.erased, ledger, sightings))).toList());
    }

    private static Stream<String> snapshots(Pictured.Of found) {
        if (found.showing().isEmpty() && found.possible().isEmpty()) {
            return Stream.of("ögonblicksbilder av kontot: gallras enligt sin egen regel");
        }
        return Stream.of(folders("ögonblicksbilder som visar handlingarna", found.showing()),
                folders("ögonblicksbilder av kontot som kan visa handlingarna", found.possible())).flatMap(all -> all);
    }

    private static Stream<String> folders(String what, List<String> folders) {
        return folders.isEmpty()
                ? Stream.of()
                : Stream.of(what + ", gallras enligt sin egen regel: " + String.join(", ", folders));
    }

    private static void people(Done done, Map<String, Object> fields) {
        fields.put("datum_och_tid", time(done.at));
        fields.put("upprättat_av", person(done.list.author()) + ", " + time(done.list.made()));
        fields.put("godkänt_av", done.list.approval() == Approval.STANDING
                ? List.of("stående godkännande i gallringsbeslutet")
                : done.list.approvals().stream().map(one -> one.person() + ", " + time(one.at())).toList());
        fields.put("verkställt_av", person(String.valueOf(done.list.executedBy())));
        fields.put("bevittnat_av", "");
    }

    private static String person(String agent) {
        return agent.equals(Disposals.NIGHT) ? "Bevara, nattens körning" : agent;
    }

    private void proof(Done done, Map<String, Object> fields) {
        fields.put("handlingarnas_nummer", Ranges.text(done.erased).replace(" ", ", "));
        fields.put("lista_sha256", done.list.sha256());
        var entries = ledger.about(done.list.object()).stream().filter(entry -> entry.act().kind().equals(Recording.DISPOSED))
                .map(entry -> Long.toString(entry.index())).collect(Collectors.joining(", "));
        fields.put("poster_i_liggaren", entries.isEmpty() ? "inga" : entries);
        fields.put("liggarens_kontrollpunkt", ledger.newestCheckpoint().map(one -> (Object) Map.of("poster", one.size(),
                "rot", HexFormat.of().formatHex(one.root()), "fil", one.file())).orElse("ingen ännu"));
        fields.put("tidsstämpel", "liggarens nästa kontrollpunkt, som skrivs den natt då handlingarna förstördes");
        fields.put("underskrift", "");
        fields.put(DIGESTS, digests(done.traces));
    }

    private static List<Map<String, Object>> digests(List<Trace> traces) {
        var digests = new ArrayList<Map<String, Object>>();
        for (var trace : traces) {
            var digest = new LinkedHashMap<String, Object>();
            digest.put("nummer", trace.item());
            digest.put("version", trace.version());
            if (trace.media() > 0) {
                digest.put("bilaga", trace.media());
            }
            digest.put("åtagande", HexFormat.of().formatHex(trace.commitment()));
            digests.add(digest);
        }
        return digests;
    }

    static String time(Instant at) {
        return MINUTE.format(at.atZone(Approving.SWEDEN));
    }
}
