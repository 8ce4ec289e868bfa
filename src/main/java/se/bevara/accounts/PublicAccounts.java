package se.bevara.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Act;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.DurableFiles;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/**
 * The public list of accounts, whole and by administration: as files for a web site, and each time it has changed as evidence in
 * {@code archive/register/public/}, named by the time, its digest in the ledger.
 */
@Component
public class PublicAccounts {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String OBJECT = "register/public";
    private static final String PAGE = "index.html";
    private static final String CSV = "konton.csv";
    private static final String JSON = "konton.json";

    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;
    private final Path evidence;
    private final TransactionTemplate transaction;
    private final PublicSettings settings;

    PublicAccounts(Accounts accounts, Ledger ledger, DataFolder folder, Clock clock, PlatformTransactionManager transactions,
            ObjectProvider<PublicSettings> settings) {
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        this.ledger = ledger;
        this.clock = clock;
        this.evidence = folder.archive().resolve("register").resolve("public");
        this.settings = settings.getIfAvailable(() -> PublicSettings.NONE);
    }

    /**
     * What a publication wrote.
     *
     * @param accounts how many it lists
     * @param files how many there now are
     * @param evidence name of the evidence below {@code archive/register/public/}; empty where the list is as it was
     */
    public record Published(int accounts, int files, Optional<String> evidence) {
    }

    /** The list as it stands now: accounts in use and those about to be closed. Reported, dormant and closed ones are not in it. */
    public PublicList list() {
        return new PublicList(settings.municipality(), "", accounts.all().stream()
                .filter(account -> account.state() == Account.State.ACTIVE || account.state() == Account.State.CLOSING)
                .map(account -> PublicList.listed(account,
                        settings.contacts().getOrDefault(account.authority(), settings.contact())))
                .toList());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SWEDEN);
    }

    /** Writes the list into a folder, over an older one of ours, and keeps it as evidence where it has changed. */
    public Published publish(Path folder, String agent) {
        PublicList list = list();
        Map<String, PublicList> parts = list.parts();
        var links = new LinkedHashMap<String, String>();
        links.put("CSV", CSV);
        links.put("JSON", JSON);
        parts.forEach((name, part) -> links.put(part.part(), name + "/" + PAGE));
        write(folder, list, links);
        parts.forEach((name, part) -> write(folder.resolve(name), part,
                ordered("CSV", CSV, "JSON", JSON, "Alla förvaltningar", "../" + PAGE)));
        forgotten(folder, parts.keySet());
        return new Published(list.accounts().size(), 3 * (parts.size() + 1), keep(list, agent));
    }

    private static Map<String, String> ordered(String... pairs) {
        var ordered = new LinkedHashMap<String, String>();
        for (int at = 0; at < pairs.length; at += 2) {
            ordered.put(pairs[at], pairs[at + 1]);
        }
        return ordered;
    }

    private void write(Path folder, PublicList list, Map<String, String> links) {
        DurableFiles.createFolders(folder);
        DurableFiles.replace(folder.resolve(PAGE), html(list, links));
        DurableFiles.replace(folder.resolve(CSV), list.csv());
        DurableFiles.replace(folder.resolve(JSON), list.json());
    }

    private byte[] html(PublicList list, Map<String, String> links) {
        return PublicHtml.of(list, today(), false, PublicHtml.inline(style()), links).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] style() {
        try {
            return new ClassPathResource("static/assets/public.css").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Administrations that have no account any more: their old list would still say that they do. Only our three files are taken away. */
    private static void forgotten(Path folder, Set<String> present) {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path part : all.filter(Files::isDirectory).filter(one -> !present.contains(one.getFileName().toString()))
                    .filter(one -> Files.exists(one.resolve(JSON)) && Files.exists(one.resolve(PAGE))).toList()) {
                List.of(PAGE, CSV, JSON).forEach(name -> DurableFiles.delete(part.resolve(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("public list " + folder + ": expected a folder to write in", e);
        }
    }

    private Optional<String> keep(PublicList list, String agent) {
        byte[] json = list.json();
        String digest = sha256(json);
        List<Entry> before = ledger.about(OBJECT);
        if (!before.isEmpty() && digest.equals(before.getLast().act().details().get(JSON))) {
            return Optional.empty();
        }
        String name = TIME.format(clock.instant());
        byte[] html = html(list, Map.of());
        DurableFiles.createFolders(evidence.resolve(name));
        DurableFiles.replace(evidence.resolve(name).resolve(PAGE), html);
        DurableFiles.replace(evidence.resolve(name).resolve(JSON), json);
        DurableFiles.replace(evidence.resolve(name).resolve(CSV), list.csv());
        transaction.executeWithoutResult(
                status -> ledger
                        .append(Act.of("published", OBJECT, agent, Map.of("folder", name, JSON, digest, PAGE, sha256(html), CSV,
                                sha256(list.csv()), "accounts", Integer.toString(list.accounts().size())))));
        return Optional.of(name);
    }

    /** Re-reads the evidence and tells each file that is not as the ledger has it. */
    public void verify(Consumer<Difference> differences) {
        for (Entry entry : ledger.about(OBJECT)) {
            Map<String, String> details = entry.act().details();
            for (String name : List.of(PAGE, CSV, JSON)) {
                Path file = evidence.resolve(details.getOrDefault("folder", "")).resolve(name);
                String expected = "SHA-256 " + details.get(name);
                String found = Files.exists(file) ? "SHA-256 " + sha256(bytes(file)) : "no file";
                if (!found.equals(expected)) {
                    differences
                            .accept(new Difference("archive/register/public/" + evidence.relativize(file), "offset 0", expected,
                                    found));
                }
            }
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("public list " + file + ": " + e.getMessage(), e);
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
