package se.bevara.moderation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Evidence;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Outline;
import se.bevara.archive.Pictured;
import se.bevara.archive.Sightings;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Facts;
import se.bevara.retention.Judgement;

/**
 * What a transfer record (överföringspost) says, field by field in Swedish: what was moved, from where to where, why, by whom and under which
 * decision. No content, and no names but those of ours.
 */
@Component
final class TransferFields {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final int THREAD = 200;

    private final Accounts accounts;
    private final Archive archive;
    private final Ledger ledger;
    private final ObjectProvider<Sightings> sightings;

    TransferFields(Accounts accounts, Archive archive, Ledger ledger, ObjectProvider<Sightings> sightings) {
        this.sightings = sightings;
        this.accounts = accounts;
        this.archive = archive;
        this.ledger = ledger;
    }

    /**
     * What is sealed.
     *
     * @param item null where there is none in the archive
     * @param proofs the records as they were re-read when the record was sealed; none of what must not be seen
     * @param kept what the reason says is to be kept, and what of it is there
     * @param deviation why it is done without a decision that allows it; empty where one does
     */
    record Sealing(Case one, ReasonCode reason, String list, @Nullable Item item, List<Evidence.Proof> proofs,
            Map<String, Object> kept, @Nullable Judgement judgement, Support support, String deviation, List<String> steps,
            String by, Instant at) {
    }

    Map<String, Object> of(Sealing sealing) {
        var fields = new LinkedHashMap<String, Object>();
        Account account = accounts.find(sealing.one.account()).orElseThrow();
        Item item = sealing.item;
        fields.put("överföringspost", sealing.one.id());
        fields.put("typ", "moderering");
        fields.put("händelse", sealing.one.how().swedish());
        fields.put("status", sealing.one.origin() == Case.Origin.AFTERWARDS
                ? "efterhands: det var " + (sealing.one.how() == Case.How.HIDDEN ? "dolt i" : "borta ur")
                        + " mediet innan posten upprättades"
                : "upprättad före borttagningen");
        fields.put("förseglad", time(sealing.at));
        fields.put("handling", item == null ? "ingen handling i arkivet" : item(item));
        if (item != null) {
            fields.put("tider", times(sealing, item));
            fields.put("trådkontext", thread(item));
        }
        fields.put("skäl", reason(sealing));
        fields.put("avsändare", "framgår av handlingen så länge arkivet har den; skrivs inte i posten");
        fields.put("källmedium", source(account));
        fields.put("målmedium", target(account, item));
        content(sealing, item, fields);
        decision(sealing, fields);
        fields.put("sekretess", sealing.reason.secret()
                ? "misstänkt; ska registreras, arkivets exemplar är sekretessmarkerat"
                : "inte angiven");
        fields.put("polisanmälan", sealing.reason.police().swedish());
        if (!sealing.steps.isEmpty()) {
            fields.put("steg dittills", sealing.steps);
        }
        fields.put("besked till den som skrev", sealing.reason.notice() ? "ska lämnas; antecknas i ärendet" : "ska inte lämnas");
        fields.put("utfört av", sealing.by);
        fields.put("liggaren", "hade " + ledger.size() + " poster före denna");
        return fields;
    }

    private static Map<String, Object> item(Item item) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("nummer", item.id());
        fields.put("slag", item.kind() == Content.Kind.POST ? "inlägg" : "kommentar");
        fields.put("riktning", item.direction() == Direction.DRAWN_UP ? "upprättad" : "inkommen");
        fields.put("versioner", item.versions().size());
        return fields;
    }

    private static Map<String, Object> times(Sealing sealing, Item item) {
        var times = new LinkedHashMap<String, Object>();
        times.put("registrerad i mediet", item.platformTime().format(TIME));
        times.put("fångad", time(item.firstCaptured()));
        times.put("ärendet påbörjat", time(sealing.one.begun()));
        if (item.state() != ItemState.VISIBLE) {
            times.put("senast sedd", item.lastSeen() == null ? "framgår inte" : time(item.lastSeen()));
            times.put("först sedd " + state(item.state()), time(item.noticed()));
        }
        return times;
    }

    private static String state(ItemState state) {
        return switch (state) {
            case VISIBLE -> "synlig";
            case HIDDEN -> "dold";
            case MISSING -> "saknad";
            case GONE -> "borta";
            case DISPOSED -> "gallrad";
        };
    }

    private List<String> thread(Item item) {
        List<Outline> thread = archive.outlines().threads(List.of(item.thread())).getOrDefault(item.thread(), List.of());
        var numbers = new ArrayList<String>();
        thread.stream().limit(THREAD).forEach(one -> numbers.add(String.valueOf(one.id())));
        if (thread.size() > THREAD) {
            numbers.add("och " + (thread.size() - THREAD) + " till");
        }
        return List.of("tråden " + item.thread() + ": handlingarna " + String.join(", ", numbers));
    }

    private static Map<String, Object> reason(Sealing sealing) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kod", sealing.reason.code());
        fields.put("namn", sealing.reason.name());
        put(fields, "lagrum", sealing.reason.statute());
        put(fields, "uppföranderegel", sealing.reason.conduct());
        fields.put("orsakslista", sealing.list);
        fields.put("beslutas av", sealing.reason.decides());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, text);
        }
    }

    private static Map<String, Object> source(Account account) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("plattform", account.platform());
        fields.put("konto", account.id());
        fields.put("kontots adress", account.address().toString());
        return fields;
    }

    private static Map<String, Object> target(Account account, @Nullable Item item) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("system", "Bevara");
        fields.put("ägare", account.authority());
        fields.put("format", "WARC 1.1");
        fields.put("i eget förfogande", "ja");
        if (item != null) {
            fields.put("plats", item.versions().stream().map(Item.Version::segment).distinct().toList());
        }
        return fields;
    }

    private void content(Sealing sealing, @Nullable Item item, Map<String, Object> fields) {
        if (sealing.one.uncopied() || item == null) {
            fields.put("innehåll utelämnat", "får inte kopieras, visas eller sökas: " + sealing.reason.name());
            fields.put("kontroll", item == null
                    ? "ingen: arkivet har inget att kontrollera"
                    : "ingen: det arkivet redan hade är stängt och läses inte");
            if (item != null) {
                snapshots(item, fields);
            }
            return;
        }
        fields.put("bevis som ska sparas", sealing.kept);
        fields.put("bevis", sealing.proofs.stream().map(TransferFields::proof).toList());
        var lost = CaseEvidence.lost(item);
        var check = new LinkedHashMap<String, Object>();
        check.put("checksummor och åtaganden lika", "ja, " + sealing.proofs.size() + " arkivposter omlästa");
        check.put("läsbar", "ja");
        check.put("bilagor kompletta", lost.isEmpty() ? "ja" : "nej: " + String.join("; ", lost));
        check.put("kontrollerat", time(sealing.at));
        fields.put("kontroll", check);
        snapshots(item, fields);
    }

    private void snapshots(Item item, Map<String, Object> fields) {
        var pictured = Pictured.of(Set.of(item.id()), Facts.day(item.platformTime().toInstant()), item.account(), ledger,
                sightings.getIfAvailable());
        var told = new LinkedHashMap<String, Object>();
        told.put("visar den", pictured.showing().isEmpty() ? "inga" : pictured.showing());
        told.put("kan visa den", pictured.possible().isEmpty() ? "inga" : pictured.possible());
        fields.put("ögonblicksbilder", told);
    }

    private static Map<String, Object> proof(Evidence.Proof proof) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("version", proof.version());
        if (proof.media() > 0) {
            fields.put("bilaga", proof.media());
        }
        fields.put("format", proof.mediaType());
        fields.put("byte", proof.bytes());
        fields.put("fångad", time(proof.captured()));
        fields.put("post i liggaren", proof.ledgerEntry());
        fields.put("åtagande", proof.commitment());
        return fields;
    }

    private static void decision(Sealing sealing, Map<String, Object> fields) {
        var rule = sealing.support.rule();
        if (rule != null) {
            var decision = new LinkedHashMap<String, Object>();
            decision.put("gallringsbeslut", rule.decision().id());
            decision.put("version", rule.decision().version());
            decision.put("regel", rule.rule().id());
            decision.put("diarienummer", rule.decision().origin().diary());
            decision.put("stöd", sealing.support.why());
            fields.put("beslut", decision);
        } else {
            fields.put("beslut", "inget gallringsbeslut i kraft ger stöd: " + sealing.support.why());
            fields.put("avvikelse", sealing.deviation);
        }
        if (sealing.judgement != null) {
            fields.put("bedömning i arkivet", sealing.judgement.archive().verdict().word() + "; "
                    + sealing.judgement.archive().verdict().reason());
            if (!sealing.judgement.deviations().isEmpty()) {
                fields.put("avvikelser i övrigt", sealing.judgement.deviations());
            }
        }
    }

    static String time(Instant at) {
        return at.atZone(SWEDEN).format(TIME);
    }

    /** The Swedish civil day by which an item that is out of view had gone. */
    static Optional<LocalDate> day(@Nullable Item item) {
        return item == null || item.state() == ItemState.VISIBLE ? Optional.empty() : Optional.of(Facts.day(item.noticed()));
    }
}
