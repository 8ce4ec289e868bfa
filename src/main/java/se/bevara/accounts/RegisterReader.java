package se.bevara.accounts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import se.bevara.accounts.RegisterImport.Changed;
import se.bevara.accounts.RegisterImport.RowError;
import se.bevara.accounts.RegisterRows.Row;

/** Reads a register file against the register as it stands. */
final class RegisterReader {

    /** A row that is good in itself. */
    private record Candidate(Row row, Account account) {

        String address() {
            return AddressCell.key(account.address());
        }
    }

    private static final int LINES_SHOWN = 5;
    private final Map<String, Account> registered = new LinkedHashMap<>();
    private final AccountIds ids;
    private final List<RowError> errors = new ArrayList<>();
    private Headings headings = Headings.NONE;

    RegisterReader(List<Account> registered) {
        registered.forEach(account -> this.registered.put(account.id(), account));
        this.ids = new AccountIds(registered);
    }

    RegisterImport read(byte[] file) {
        List<Candidate> good = new ArrayList<>();
        try {
            RegisterRows rows = RegisterRows.of(RegisterText.decode(file));
            headings = rows.headings();
            errors.addAll(rows.errors());
            rows.rows().forEach(row -> candidate(row).ifPresent(good::add));
            if (rows.rows().isEmpty() && errors.isEmpty()) {
                errors.add(new RowError(2, "", say("minst ett konto", "at least one account"), say("inget", "none")));
            }
        } catch (RegisterText.Unreadable e) {
            errors.add(e.error());
        }
        good.removeAll(refused(good));
        return compared(good);
    }

    private String say(String swedish, String english) {
        return headings.language().of(swedish, english);
    }

    private void refuse(Row row, Column column, String expected, String found) {
        errors.add(new RowError(row.line(), headings.name(column), expected, found));
    }

    private Optional<Candidate> candidate(Row row) {
        var reader = new RowReader(row, headings);
        Optional<Account> account = reader.account("unknown");
        errors.addAll(reader.errors());
        Optional<String> given = given(row);
        return account.flatMap(read -> given.flatMap(id -> id.isEmpty() ? found(row, read) : Optional.of(id)).map(read::withId))
                .filter(read -> samePlatform(row, read)).map(read -> new Candidate(row, read));
    }

    /** The identifier in the row, in small letters; an empty text where the row leaves it out; nothing where it is not one. */
    private Optional<String> given(Row row) {
        String id = row.cell(Column.ID).toLowerCase(Locale.ROOT);
        if (id.isEmpty() || id.matches(Account.ID)) {
            return Optional.of(id);
        }
        refuse(row, Column.ID, say("små bokstäver a–z, siffror och bindestreck, högst 80, eller tomt",
                "small letters a–z, digits and hyphens, at most 80, or nothing"),
                Cells.shown(row.cell(Column.ID), headings.language()));
        return Optional.empty();
    }

    private Optional<String> found(Row row, Account read) {
        Optional<String> id = ids.of(read.platform(), read.handle(), AddressCell.key(read.address()));
        if (id.isEmpty()) {
            refuse(row, Column.HANDLE,
                    say("ett konto-id, för flera registrerade konton heter så",
                            "an id, for several registered accounts have this name"),
                    Cells.shown(read.handle(), headings.language()));
        }
        return id;
    }

    private boolean samePlatform(Row row, Account read) {
        Account before = registered.get(read.id());
        if (before == null || before.platform().equals(read.platform())) {
            return true;
        }
        refuse(row, Column.PLATFORM, say("%s, som %s är registrerat på; ett annat konto har ett annat konto-id",
                "%s, where %s is registered; another account has another id").formatted(before.platform(), before.id()),
                read.platform());
        return false;
    }

    private Set<Candidate> refused(List<Candidate> good) {
        var refused = new LinkedHashSet<Candidate>();
        Column named = headings.columns().containsKey(Column.ID) ? Column.ID : Column.HANDLE;
        refused.addAll(twice(good, candidate -> candidate.account.id(), named));
        List<Candidate> live = good.stream().filter(candidate -> candidate.account.state() != Account.State.CLOSED).toList();
        refused.addAll(twice(live, Candidate::address, Column.ADDRESS));
        refused.addAll(taken(live, good.stream().map(candidate -> candidate.account.id()).collect(toSet())));
        return refused;
    }

    private List<Candidate> twice(List<Candidate> rows, Function<Candidate, String> key, Column column) {
        var refused = new ArrayList<Candidate>();
        rows.stream().collect(groupingBy(key)).forEach((value, same) -> {
            if (same.size() > 1) {
                String found = say("%s på rad %s", "%s on lines %s").formatted(value, lines(same));
                same.forEach(candidate -> refuse(candidate.row, column,
                        say("ett konto en gång i filen", "an account once in the file"), found));
                refused.addAll(same);
            }
        });
        return refused;
    }

    private static String lines(List<Candidate> same) {
        String first = same.stream().limit(LINES_SHOWN).map(candidate -> String.valueOf(candidate.row.line()))
                .collect(joining(", "));
        return same.size() > LINES_SHOWN ? first + " …" : first;
    }

    /** Rows with the address of another registered account, one that the file does not speak of. */
    private List<Candidate> taken(List<Candidate> live, Set<String> inFile) {
        Map<String, Account> others = registered.values().stream()
                .filter(other -> !inFile.contains(other.id()) && other.state() != Account.State.CLOSED)
                .collect(toMap(other -> AddressCell.key(other.address()), other -> other, (one, other) -> one));
        List<Candidate> refused = live.stream().filter(candidate -> others.containsKey(candidate.address())).toList();
        refused.forEach(candidate -> refuse(candidate.row, Column.ADDRESS,
                say("en adress som inget annat konto har", "an address that no other account has"),
                say("adressen till ett annat registrerat konto", "the address of another registered account")
                        + owner(others, candidate)));
        return refused;
    }

    private static String owner(Map<String, Account> others, Candidate candidate) {
        Account owner = others.get(candidate.address());
        return owner == null ? "" : ", " + owner.id();
    }

    private RegisterImport compared(List<Candidate> good) {
        var added = new ArrayList<Account>();
        var changed = new ArrayList<Changed>();
        var unchanged = new ArrayList<Account>();
        for (Candidate candidate : good) {
            Account account = candidate.account;
            Account before = registered.get(account.id());
            if (before == null) {
                added.add(account);
            } else if (before.equals(account)) {
                unchanged.add(account);
            } else {
                changed.add(
                        new Changed(before, account, Column.differing(before, account).stream().map(headings::name).toList()));
            }
        }
        errors.sort(Comparator.comparingLong(RowError::line));
        return new RegisterImport(added, changed, unchanged, errors);
    }
}
