package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import picocli.CommandLine;
import se.bevara.Bevara;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.archive.PlatformFormat;
import se.bevara.capture.Nights;
import se.bevara.disposal.Disposals;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Restrictions;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;

/**
 * A secret item, and one that nobody may see, behind every command there is. A command that is not in the table fails the test: say there
 * how it is asked about an item. Before they are closed the same commands tell what they say.
 */
class EveryCommandTest {

    private static final List<String> MARKS = List.of("isbjornstext", "brunbjorn", "isbjornslank");
    private static final String PACKAGE = "package.zip";
    private static final Account ACCOUNT = new Account("door-solvik", "Kommunstyrelsen", "", "", "door", "solvik",
            URI.create("https://door.example/solvik"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "",
            Account.Openness.OPEN, Account.State.CLOSED, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    private static final String DECISION = """
            gallringsbeslut: PROV-1
            version: 1
            titel: Prov
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS-1
            paragraf: § 1
            beslutsdatum: 2020-01-01
            i kraft: 2020-01-01
            källa: Provet
            tillämpningsområde: {text: Allt, myndigheter: alla, typ: [inlägg, kommentar]}
            regler:
              - regel: två
                gäller: {taggar: [två]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: omedelbart
                frist från: tillkommen
                godkännande: två personer
              - regel: ur-mediet
                gäller: {taggar: [bort]}
                åtgärd: gallras i mediet
                verkan: ska från
                gallringsfrist: omedelbart
                frist från: överförd och kontrollerad
                godkännande: stående
            """;

    /** Commands that fetch, serve, or make everything anew, and say nothing of one item but what the receipts say. */
    private static final Set<String> OTHER = Set.of("sample", "capture", "import", "thaw", "crisis start", "crisis stop",
            "serve", "rebuild", "register import", "register template", "rules check", "rules cases", "rules load",
            "credentials enter", "credentials withdraw", "moderate reasons check", "moderate reasons load", "dispose withdraw",
            "verify-package", "discovered list", "discovered decide", "dialogue add", "dialogue list", "dialogue end");

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final PrintWriter told = new PrintWriter(out, true);
    private final Terminal terminal = new Terminal(told, told, false);

    /** The application with a platform whose items are lines of text. */
    @Configuration(proxyBeanMethods = false)
    @Import(Bevara.class)
    static class WithPlatform {
        @Bean
        PlatformFormat doors() {
            return new Doors();
        }
    }

    static final class Doors implements PlatformFormat {
        @Override
        public String platform() {
            return "door";
        }

        @Override
        public Content read(byte[] block, String mediaType) {
            String[] parts = new String(block, StandardCharsets.UTF_8).split("\t", -1);
            return new Content(parts[0], parts[0], Content.Kind.COMMENT, null, parts[1], parts[1],
                    OffsetDateTime.parse("2026-11-20T08:15:00Z"), null, parts[2], List.of(), URI.create(parts[3]), false,
                    Map.of());
        }
    }

    private static long comment(Program program, String key) {
        byte[] block = String.join("\t", key, "Brunbjorn", "isbjornstext " + key, "https://door.example/isbjornslank")
                .getBytes(StandardCharsets.UTF_8);
        var captured = new Captured(new Doors().read(block, "text/plain"), block, "text/plain", "sha256:00",
                Instant.parse("2026-11-20T22:00:00Z"));
        long item = program.the(Archive.class).ingest(ACCOUNT, List.of(new Accession.First(captured, Direction.RECEIVED,
                "author is another than the account", null, null, List.of()))).getFirst();
        var said = program.the(Assessments.class);
        said.set(item, Assessments.Kind.TAG, "två", "ja", "registrator", "prov");
        said.set(item, Assessments.Kind.TAG, "bort", "ja", "registrator", "prov");
        said.set(item, Assessments.Kind.EVENT, "överförd och kontrollerad", "2026-11-20", "registrator", "prov");
        return item;
    }

    @Test
    void whatIsClosedIsToldByNoCommand() throws Exception {
        var settings = new Opening.Settings(false, false, Map.of("bevara.moderation.examples", true));
        try (var program = new Opening(WithPlatform.class).open(folder.resolve("data"), settings, false)) {
            program.the(Accounts.class).apply(new RegisterImport(List.of(ACCOUNT), List.of(), List.of(), List.of()), "test");
            long secret = comment(program, "a");
            long unseen = comment(program, "b");
            Files.writeString(folder.resolve("prov.yaml"), DECISION);
            assertThat(program.the(Decisions.class).load("prov.yaml", DECISION.getBytes(StandardCharsets.UTF_8), "registrator"))
                    .noneMatch(finding -> finding.text().startsWith("fel"));
            run(program, "moderate reasons load retention-rules/orsaker/orsakskoder.yaml --by registrator");
            String list = program.the(Disposals.class).prepare("registrator").getFirst().id();
            for (long item : List.of(secret, unseen)) {
                program.the(Archive.class).ingest(ACCOUNT, List.of(new Accession.Turned(item, ItemState.HIDDEN,
                        Instant.parse("2026-11-20T22:00:00Z"), Instant.parse("2026-11-21T22:00:00Z"), "hidden")));
            }
            program.the(Nights.class).run(LocalDate.of(2026, 11, 22));
            var reading = table(secret, unseen, list);
            reading.keySet().retainAll(Set.of("show", "search", "dispose tasks"));
            assertThat(leaks(program, reading).keySet()).as("the walk finds what is open").contains("show", "search",
                    "dispose tasks");

            program.the(Restrictions.class).restrict(secret, "registrator", "21 kap. 1 § OSL", "moderator");
            String id = program.the(Moderation.class).begin(unseen, Case.How.REMOVED, "barnpornografi", "moderator", "").id();
            String about = program.the(Moderation.class).begin(secret, Case.How.REMOVED, "hot", "moderator", "").id();
            program.the(Moderation.class).seal(about, "lagen kräver det", "moderator");
            var table = table(secret, unseen, list, id, about);
            table.keySet().retainAll(leaves("", Commands.line()));
            var missing = new TreeSet<>(leaves("", Commands.line()));
            missing.removeAll(table.keySet());
            missing.removeAll(OTHER);
            assertThat(missing).as("commands that this test does not ask").isEmpty();
            assertThat(leaks(program, table)).isEmpty();
            assertThat(leaks(program, table)).as("again, after all that was done").isEmpty();
        }
    }

    /** How each command is asked: of the secret item, of the unseen one, and in all. */
    private Map<String, List<String>> table(long secret, long unseen, String list, String... cases) {
        var table = new TreeMap<String, List<String>>();
        String by = " --by registrator";
        each(table, "show", secret, unseen, "show %d", "show %d --json", "show %d --as-of 2026-11-24",
                "show %d --as-of 2026-11-24 --json");
        each(table, "rules explain", secret, unseen, "rules explain %d", "rules explain %d --json");
        each(table, "fact set", secret, unseen, "fact set %d --tag prov --why prov" + by);
        each(table, "hold place", secret, unseen, "hold place --item %d --reason r --mandate m" + by,
                "hold place --author %d --reason r --mandate m" + by);
        each(table, "snapshot", secret, unseen, "snapshot --item %d --reason prov", "snapshot --plan");
        each(table, "moderate look", secret, unseen, "moderate look %d --role moderator --why nyfiken" + by);
        each(table, "moderate begin", secret, unseen, "moderate begin %d --reason hot" + by);
        each(table, "moderate answer", secret, unseen, "moderate answer %d --unknown --because vet-inte" + by);
        each(table, "moderate restrict", secret, unseen, "moderate restrict %d --role registrator --ground OSL" + by);
        each(table, "moderate registered", secret, unseen, "moderate registered %d --case KS-1" + by);
        each(table, "moderate lift", 0, unseen, "moderate lift %d --because fel" + by);
        table.putAll(DisclosingLines.of(secret, unseen, by, ACCOUNT.id(), folder));
        table.put("nightly", List.of("nightly --date 2026-11-23", "nightly --date 2026-11-24 --json"));
        table.put("hold lift", List.of("hold lift 99 --why w" + by));
        table.put("hold list", List.of("hold list", "hold list --json"));
        table.put("search", List.of("search isbjornst*", "search isbjornst* --json", "search --author Brunbjorn",
                "search --state dold", "search --account " + ACCOUNT.id(), "search isbjornst* --parts --relevance",
                "search --csv " + folder.resolve("hits.csv")));
        table.put("register publish", List.of("register publish " + folder.resolve("public")));
        table.put("dispose preview", List.of("dispose preview", "dispose preview --json"));
        table.put("dispose tasks", List.of("dispose tasks", "dispose tasks --json", "dispose tasks --closed 9"));
        table.put("dispose prepare", List.of("dispose prepare --by arkivarie"));
        table.put("dispose list", List.of("dispose list", "dispose list --json"));
        table.put("dispose approve", List.of("dispose approve " + list + " --by registrator"));
        table.put("dispose execute", List.of("dispose execute " + list + by));
        table.put("dispose certificate", List.of("dispose certificate " + list));
        table.putAll(moderating(List.of(cases), by));
        return table;
    }

    private Map<String, List<String>> moderating(List<String> cases, String by) {
        var table = new TreeMap<String, List<String>>();
        table.put("rules preview", List.of("rules preview " + folder.resolve("prov.yaml") + " --csv " + folder.resolve("p.csv"),
                "rules preview " + folder.resolve("prov.yaml") + " --json"));
        for (String of : List.of("show", "record", "picture", "seal", "remove", "removed", "notice", "close", "withdraw", "note",
                "correct", "route", "text", "handover")) {
            String more = switch (of) {
                case "show", "record", "text" -> "";
                case "route" -> " --to registrator --text prov" + by;
                case "handover" -> " --to " + folder.resolve(PACKAGE) + " --system W3D3 --role moderator" + by;
                case "notice" -> " --not-due --because prov" + by;
                case "withdraw" -> " --because prov" + by;
                case "note" -> " --police --text K-1" + by;
                case "correct" -> " --text prov" + by;
                default -> by;
            };
            table.put("moderate " + of, cases.stream().map(id -> "moderate " + of + " " + id + more).toList());
        }
        for (String all : List.of("moderate list --all", "moderate records", "moderate queue", "moderate secret",
                "moderate waiting", "moderate figures",
                "moderate reasons list", "receipt", "credentials list", "register list", "register export", "status", "verify")) {
            String name = all.replace(" --all", "");
            table.put(name, List.of(all, all + " --json"));
        }
        table.put("moderate records", List.of("moderate records --csv " + folder.resolve("r.csv"), "moderate records --json"));
        return table;
    }

    static void each(Map<String, List<String>> table, String name, long secret, long unseen, String... lines) {
        var all = new ArrayList<String>();
        for (String line : lines) {
            for (long item : secret == 0 ? List.of(unseen) : List.of(secret, unseen)) {
                all.add(String.format(Locale.ROOT, line, item));
            }
        }
        table.put(name, all);
    }

    private Map<String, List<String>> leaks(Program program, Map<String, List<String>> table) throws Exception {
        var leaks = new TreeMap<String, List<String>>();
        for (var row : table.entrySet()) {
            for (String line : row.getValue()) {
                String text = run(program, line).toLowerCase(Locale.ROOT).replace("isbjornst*", "").replace("--author brunbjorn",
                        "");
                if (MARKS.stream().anyMatch(text::contains)) {
                    leaks.computeIfAbsent(row.getKey(), name -> new ArrayList<>()).add(line);
                }
            }
        }
        return leaks;
    }

    private static List<String> leaves(String path, CommandLine line) {
        var leaves = new ArrayList<String>();
        line.getSubcommands().forEach((name, command) -> {
            if (command.getSubcommands().isEmpty()) {
                leaves.add(path + name);
            } else {
                leaves.addAll(leaves(path + name + " ", command));
            }
        });
        return leaves;
    }

    /** Runs a command in a program that is open already. @return what it told, with the whole of a failure as --debug shows it */
    private String run(Program program, String words) throws Exception {
        out.getBuffer().setLength(0);
        var line = Commands.line(new Opening(WithPlatform.class), terminal);
        var parsed = line.parseArgs(words.split(" "));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        var command = (ArchiveCommand) parsed.commandSpec().userObject();
        command.debug = true;
        try {
            command.run(program);
        } catch (RuntimeException e) {
            Failures.failed(e, parsed.commandSpec().commandLine(), terminal);
        }
        for (String file : List.of("hits.csv", "p.csv", "r.csv")) {
            Path written = folder.resolve(file);
            out.append(Files.exists(written) ? Files.readString(written, StandardCharsets.ISO_8859_1) : "");
            Files.deleteIfExists(written);
        }
        Path packed = folder.resolve(PACKAGE);
        out.append(Files.exists(packed) ? "isbjornstext in a package" : "");
        Files.deleteIfExists(packed);
        return out.toString();
    }
}
