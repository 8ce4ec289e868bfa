package se.bevara.accounts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
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
        return rows.stream().collect(groupingBy(key)).values().stream().filter(same -> same.size() > 1).flatMap(List::stream)
                .peek(candidate -> refuse(candidate.row, column, say("ett konto en gång i filen", "an account once in the file"),
                        say("%s på rad %s", "%s on lines %s").formatted(key.apply(candidate),
                                lines(rows, key, key.apply(candidate)))))
                .toList();
    }

    private static String lines(List<Candidate> rows, Function<Candidate, String> key, String value) {
        return rows.stream().filter(other -> key.apply(other).equals(value)).map(other -> String.valueOf(other.row.line()))
                .collect(joining(", "));
    }

    /** Rows with the address of another registered account, one that the file does not speak of. */
    private List<Candidate> taken(List<Candidate> live, Set<String> inFile) {
        var refused = new ArrayList<Candidate>();
        for (Candidate candidate : live) {
            registered.values().stream().filter(other -> !inFile.contains(other.id()) && other.state() != Account.State.CLOSED)
                    .filter(other -> AddressCell.key(other.address()).equals(candidate.address())).findFirst()
                    .ifPresent(other -> {
                        refused.add(candidate);
                        refuse(candidate.row, Column.ADDRESS,
                                say("en adress som inget annat konto har", "an address that no other account has"),
                                say("adressen till det registrerade kontot ", "the address of the registered account ")
                                        + other.id());
                    });
        }
        return refused;
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
