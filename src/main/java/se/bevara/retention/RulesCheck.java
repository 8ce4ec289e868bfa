package se.bevara.retention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.bevara.accounts.Account;
import se.bevara.accounts.Secrets;

/** Checks rule files as they are written, one by one and together, before anything is judged by them. */
public final class RulesCheck {

    private final List<Finding> findings = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<String, Decision.File> seen = new HashMap<>();
    private Map<String, String> earlier = Map.of();
    private List<Account> accounts = List.of();

    /** The accounts that decisions are to fall on; without them that is not checked. */
    public RulesCheck accounts(List<Account> registered) {
        accounts = List.copyOf(registered);
        return this;
    }

    /**
     * The versions already in use.
     *
     * @param digests SHA-256 of each version's file in hexadecimal digits, by {@link #version}
     */
    public RulesCheck earlier(Map<String, String> digests) {
        earlier = Map.copyOf(digests);
        return this;
    }

    /** How a decision's version is named in {@link #earlier}. */
    public static String version(String decision, int version) {
        return decision + "/" + version;
    }

    /** Adds every {@code *.yaml} file directly in a folder, in the order of their names. */
    public RulesCheck folder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml") && Files.isRegularFile(path)).sorted()
                    .toList()) {
                add(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return this;
    }

    /** Adds one file. */
    public RulesCheck add(String name, byte[] bytes) {
        DecisionReader.Read read = DecisionReader.read(name, bytes);
        findings.addAll(read.findings());
        secrets(name, bytes);
        read.decision().ifPresent(this::versions);
        read.decision().ifPresent(decisions::add);
        return this;
    }

    /** The decisions that could be read. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** All that is wrong, file by file and line by line. */
    public List<Finding> findings() {
        var all = new ArrayList<>(findings);
        decisions.forEach(decision -> all.addAll(RuleLints.of(decision)));
        all.addAll(Overlaps.among(decisions));
        if (!accounts.isEmpty()) {
            all.addAll(new Coverage(decisions, accounts).findings());
        }
        return all.stream().distinct().sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line)).toList();
    }

    /** Whether nothing in the files keeps them from being used. */
    public boolean usable() {
        return findings().stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    private void versions(Decision decision) {
        String version = version(decision.id(), decision.version());
        String known = earlier.get(version);
        if (known != null && !known.equals(decision.file().sha256())) {
            findings.add(new Finding(Finding.Severity.ERROR, "ändrad utan ny version", decision.file().name(), 0, "version",
                    String.valueOf(decision.version()), decision.version() + 1 + " eller senare",
                    "Version " + decision.version() + " används redan med annat innehåll. Höj version."));
        }
        Decision.File other = seen.putIfAbsent(version, decision.file());
        if (other != null) {
            findings.add(
                    new Finding(Finding.Severity.ERROR, "samma beslut två gånger", decision.file().name(), 0, "gallringsbeslut",
                            decision.reference() + " finns även i " + other.name(), "varje version en gång",
                            "Höj version eller byt beteckning."));
        }
        decision.rules().stream().filter(rule -> decision.rules().stream().filter(same -> same.id().equals(rule.id())).findFirst()
                .filter(first -> first != rule).isPresent())
                .forEach(rule -> findings.add(new Finding(Finding.Severity.ERROR, "samma regel två gånger",
                        decision.file().name(), rule.line(), "regel",
                        rule.id(), "varje regel ett eget namn", "Byt namn på den ena.")));
    }

    /** Secrets and personal numbers, wherever in the file they stand, comments included. What was found is not shown. */
    private void secrets(String name, byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().limit(50_000).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).length() > 2_000 ? lines.get(i).substring(0, 2_000) : lines.get(i);
            if (Secrets.personalNumber(line)) {
                findings.add(new Finding(Finding.Severity.ERROR, "personnummer", name, i + 1, "", "(visas inte)",
                        "inga personnummer", "Ta bort det."));
            } else if (Secrets.named(line)) {
                findings.add(new Finding(Finding.Severity.ERROR, "hemlighet", name, i + 1, "", "(visas inte)",
                        "inga lösenord eller nycklar",
                        "Ta bort den, och byt den där den används."));
            }
        }
    }
}
