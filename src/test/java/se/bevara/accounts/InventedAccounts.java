package se.bevara.accounts;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Accounts with every kind of text that a register may hold, the same ones for the same seed. */
final class InventedAccounts {

    private static final List<String> TEXTS = List.of("Åäö éü", "=1+1", "'=cmd|' /C calc'!A0", "''@x", "+46 8 12 34 56", "-",
            "@solvik", "a;b,c\td",
            "\"citat\" i \"text\"", "rad ett\nrad två", "\"", "'", "sep=;", "😀 emoji", "مرحبا", "ＨＥＪ ＝1", "＝1", "-5 \"x\";\n=1",
            "null", "  mitt  i ",
            "#N/A", "\\n", "%s %n", "1e5");

    private final Random random;

    InventedAccounts(long seed) {
        this.random = new Random(seed);
    }

    List<Account> several(int count, String prefix) {
        return IntStream.range(0, count).mapToObj(i -> one(prefix + i)).toList();
    }

    private Account one(String id) {
        Account.State state = any(Account.State.values());
        LocalDate opened = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5000));
        return new Account(id, "Nämnden " + text(), text(), text(), any("facebook", "mastodon", "wordpress", "egen-plattform"),
                text(),
                URI.create(any("https://", "http://") + "x.example:" + (1 + random.nextInt(60000)) + "/" + id
                        + any("", "/", "?a=b;c&d=%20", "/å")),
                any(Account.Kind.values()), any(Account.Operation.values()), text(), text(), text(),
                List.of("Bo " + random.nextInt(9), "Åsa Å " + random.nextInt(9)).subList(0, random.nextInt(3)),
                "Valvet, post " + random.nextInt(99),
                any(Account.Openness.values()), state, random.nextBoolean() ? opened : null,
                state == Account.State.CLOSED || random.nextBoolean() ? opened.plusDays(random.nextInt(900)) : null,
                any(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofSeconds(90), Duration.ofDays(7),
                        Duration.ofDays(31)),
                new Account.LegalProfile(text(), text(), random.nextBoolean()));
    }

    private String text() {
        return any(TEXTS.toArray(String[]::new)).strip();
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
