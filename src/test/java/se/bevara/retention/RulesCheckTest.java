package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

class RulesCheckTest {

    private static final String FILE = Rules.HEAD + Rules.MINOR;

    @Test
    void aGoodFileHasNoFindings() {
        assertThat(Rules.findings(FILE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "verkan: får från | verkann: får från | okänt fält | 14 | regler[1].verkann | Menades ”verkan”?",
            "i kraft: 2020-01-01 | i kraft: 2023-02-29 | omöjligt datum | 7 | i kraft | Rätta datumet.",
            "i kraft: 2020-01-01 | {i kraft: 2020-01-01, upphör: 2019-01-01} | kan inte läsas | 7 | '' | ''",
            "gallringsfrist: 1 månad | gallringsfrist: en månad | omöjlig tid | 15 | regler[1].gallringsfrist | Skriv tal och enhet.",
            "åtgärd: gallras | åtgärd: gallra | okänt värde | 13 | regler[1].åtgärd | Menades ”gallras”?",
            "verkan: får från | {} | kan inte läsas | 15 | '' | ''",
            "status: beslutat | status: gällande | okänt värde | 4 | status | ''",
            "version: 1 | version: ett | okänt värde | 2 | version | ''"})
    void aFaultIsToldWithItsLineAndHowToMendIt(String good, String bad, String kind, int line, String field, String mend) {
        var findings = Rules.findings(FILE.replace(good, bad));
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            if (!field.equals("''")) {
                assertThat(finding.field()).isEqualTo(field);
                assertThat(finding.line()).isEqualTo(line);
            }
            if (!mend.equals("''")) {
                assertThat(finding.mend()).isEqualTo(mend);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "frist utan början | '    frist från: tillkommen\n'",
            "fält saknas | '    verkan: får från\n'",
            "fält saknas | '    gallringsfrist: 1 månad\n'",
            "fält saknas | 'diarienummer: KS-1\n'",
            "fält saknas | '    åtgärd: gallras\n'"})
    void whatIsLeftOutIsTold(String kind, String removed) {
        assertThat(FILE).contains(removed);
        assertThat(Rules.findings(FILE.replace(removed, ""))).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.mend()).contains("Lägg till");
        });
    }

    @Test
    void datesInTheWrongOrderAreTold() {
        var findings = Rules.findings(FILE.replace("i kraft: 2020-01-01", "i kraft: 2020-01-01\nupphör: 2019-12-31"));
        assertThat(findings).extracting(Finding::kind, Finding::field, Finding::line)
                .contains(tuple("omöjligt datum", "upphör", 8));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void aRuleThatCanNeverMatchIsTold() {
        assertThat(kinds(FILE.replace("taggar: [ringa]}", "taggar: [ringa]}\n    undantag: [{typ: [kommentar, inlägg]}]")))
                .contains("kan aldrig träffa");
        assertThat(kinds(FILE.replace("myndigheter: alla}", "myndigheter: alla, typ: inlägg}"))).contains("kan aldrig träffa");
        assertThat(kinds(FILE.replace("taggar: [ringa]}", "inte: {typ: kommentar}}"))).contains("kan aldrig träffa");
        assertThat(kinds(FILE.replace("taggar: [ringa]", "taggar: [ringa], hänt: [besvarad], inte hänt: besvarad")))
                .contains("kan aldrig träffa");
    }

    @Test
    void rulesThatOverlapWithOppositeResultsAreTold() {
        String kept = "  - regel: alla\n    gäller: {typ: kommentar}\n    åtgärd: bevaras\n";
        assertThat(kinds(FILE + kept)).containsExactly("överlappar med motsatt utfall");
        assertThat(kinds(FILE + kept + "    undantag: [{taggar: [ringa, skräp]}]\n")).isEmpty();
        assertThat(kinds(FILE + kept.replace("kommentar", "inlägg"))).isEmpty();
        assertThat(kinds(FILE + kept + "    nivå: särskild\n")).isEmpty();
        assertThat(kinds(FILE + Rules.MINOR.replace("ringa\n", "andra\n").replace("1 månad", "2 månader")))
                .contains("överlappar med olika frist");
    }

    private static List<String> kinds(String file) {
        return Rules.findings(file).stream().map(Finding::kind).distinct().toList();
    }

    @Test
    void aRuleWithoutAnyConditionIsTold() {
        assertThat(kinds(FILE.replace("    gäller: {typ: kommentar, taggar: [ringa]}\n", ""))).contains("regel utan villkor");
        assertThat(kinds(FILE.replace(", taggar: [ringa]", ""))).containsExactly("bara tid på inkommet");
    }

    @Test
    void aChangedFileWithoutANewVersionIsRefused() {
        String digest = DecisionReader.sha256(Rules.bytes(FILE));
        var unchanged = new RulesCheck().earlier(Map.of(RulesCheck.version("GB-1", 1), digest)).add("prov.yaml",
                Rules.bytes(FILE));
        assertThat(unchanged.usable()).isTrue();
        String changed = FILE.replace("1 månad", "2 månader");
        var check = new RulesCheck().earlier(Map.of(RulesCheck.version("GB-1", 1), digest)).add("prov.yaml",
                Rules.bytes(changed));
        assertThat(check.findings()).extracting(Finding::kind).containsExactly("ändrad utan ny version");
        assertThat(check.usable()).isFalse();
        var raised = new RulesCheck().earlier(Map.of(RulesCheck.version("GB-1", 1), digest)).add("prov.yaml",
                Rules.bytes(changed.replace("version: 1", "version: 2")));
        assertThat(raised.usable()).isTrue();
    }

    @Test
    void theSameDecisionInTwoFilesIsTold() {
        var check = new RulesCheck().add("a.yaml", Rules.bytes(FILE)).add("b.yaml", Rules.bytes(FILE));
        assertThat(check.findings()).extracting(Finding::kind).contains("samma beslut två gånger");
    }

    @Test
    void secretsAndPersonalNumbersAreToldWithoutBeingShown() {
        var findings = Rules.findings("# lösenord: hemligt123\n" + FILE.replace("titel: Prov", "titel: Om 811228-9874"));
        assertThat(findings).extracting(Finding::kind, Finding::line).contains(tuple("hemlighet", 1), tuple("personnummer", 4));
        assertThat(findings.toString()).doesNotContain("hemligt123", "9874");
    }

    @Test
    void decisionsWithoutAccountsAndAccountsWithoutDecisionsAreTold() throws IOException {
        List<Account> accounts = Accounts.readAlone(Files.readAllBytes(Path.of("archive-sample/accounts.csv"))).added();
        var check = new RulesCheck().accounts(accounts).add("a.yaml",
                Rules.bytes(FILE.replace("myndigheter: alla", "myndigheter: [Valnämnden]")));
        assertThat(check.findings()).extracting(Finding::kind).contains("inget konto").filteredOn("konto utan beslut"::equals)
                .hasSize(accounts.size());
        var wrong = new RulesCheck().accounts(accounts).add("a.yaml",
                Rules.bytes(FILE.replace("typ: kommentar,", "typ: kommentar, plattform: tiktok,")));
        assertThat(wrong.findings()).extracting(Finding::kind).containsExactly("kan aldrig träffa");
    }

    @Test
    void theExamplesOfSolvikHaveNoFindings() throws IOException {
        List<Account> accounts = Accounts.readAlone(Files.readAllBytes(Path.of("archive-sample/accounts.csv"))).added();
        var check = new RulesCheck().accounts(accounts).folder(Path.of("retention-rules"));
        assertThat(check.findings()).isEmpty();
        assertThat(check.decisions()).hasSize(7).allSatisfy(decision -> assertThat(decision.status()).isEqualTo(Status.EXAMPLE));
    }
}
