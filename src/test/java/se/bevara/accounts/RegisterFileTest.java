package se.bevara.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.bevara.accounts.RegisterImport.RowError;

class RegisterFileTest {

    private static final Path FILES = Path.of("src/test/resources/se/bevara/accounts");

    static Stream<String> good() throws IOException {
        return names("good", "_");
    }

    static Stream<String> faults() throws IOException {
        return names("faults", "E");
    }

    private static Stream<String> names(String folder, String part) throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv") && name.contains(part))
                    .sorted()
                    .toList().stream();
        }
    }

    private static RegisterImport read(byte[] file) {
        return new RegisterReader(List.of()).read(file);
    }

    private static RegisterImport read(String file) throws IOException {
        return read(Files.readAllBytes(FILES.resolve(file)));
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsTheSameAccountsInEveryEncodingDelimiterAndLanguage(String name) throws IOException {
        RegisterImport read = read("good/" + name);

        assertThat(read.errors()).isEmpty();
        assertThat(new String(RegisterCsv.of(read.added()), UTF_8))
                .isEqualTo(Files.readString(FILES.resolve("good/expected.csv")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesEachFaultByLineColumnExpectedAndFound(String name) throws IOException {
        RegisterImport read = read("faults/" + name);

        String told = read.errors().stream().map(RegisterFileTest::line).collect(Collectors.joining());
        assertThat(told + "good: " + read.added().size() + "\n")
                .isEqualTo(Files.readString(FILES.resolve("faults/" + name.replace(".csv", ".errors"))));
    }

    private static String line(RowError error) {
        return error.line() + " | " + error.column() + " | " + error.expected() + " | " + error.found() + "\n";
    }

    @Test
    void neverEchoesWhatMayBeASecret() throws IOException {
        for (String name : List.of("E13_address_with_user_info", "E14_password_as_credentials", "E15_personal_number")) {
            assertThat(read("faults/" + name + ".csv").errors().toString()).doesNotContain("hemligt", "Sommar2026", "kaffe",
                    "EAAG", "=abc",
                    "811218");
        }
    }

    @Test
    void refusesAFileOfMoreThanTenMegabytes() {
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) 'a');

        assertThat(read(large).errors()).singleElement().extracting(RowError::found).isEqualTo("10485761 byte");
    }

    @Test
    void stopsAtMoreRowsThanAnyoneHasAccounts() {
        String headings = new String(Accounts.template(), UTF_8).lines().findFirst().orElseThrow();

        RegisterImport read = read((headings + "\n" + "x\n".repeat(50_001)).getBytes(UTF_8));

        assertThat(read.errors().getLast().line()).isEqualTo(50_002);
        assertThat(read.errors().getLast().expected()).startsWith("högst 50000");
    }

    @Test
    void tellsOfManyEqualRowsInFewWords() {
        List<String> lines = new String(Accounts.template(), UTF_8).lines().toList();

        RegisterImport read = read((lines.getFirst() + "\n" + (lines.getLast() + "\n").repeat(10_000)).getBytes(UTF_8));

        assertThat(read.added()).isEmpty();
        assertThat(read.errors()).hasSize(20_000).allSatisfy(error -> assertThat(error.found()).endsWith("2, 3, 4, 5, 6 …"));
    }

    @Test
    void templateReadsWithoutFaults() {
        RegisterImport read = read(Accounts.template());

        assertThat(read.errors()).isEmpty();
        assertThat(read.added()).singleElement().extracting(Account::id).isEqualTo("facebook-exempelbiblioteket");
    }

    @Test
    void templateHasEveryHeadingInOrder() {
        String headings = Arrays.stream(Column.values()).map(column -> column.heading(Language.SWEDISH))
                .collect(Collectors.joining(";"));

        assertThat(new String(Accounts.template(), UTF_8).lines().findFirst()).hasValue("\uFEFF" + headings);
    }
}
