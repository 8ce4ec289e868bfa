package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.retention.Finding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ReasonReaderTest {

    private static final String HEAD = """
            orsakslista: O-1
            version: 1
            titel: Prov
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS-1
            i kraft: 2020-01-01
            tillåtet: Laglig kritik är tillåten
            orsaker:
            """;

    private static List<String> errors(String yaml) {
        return ReasonReader.read("prov.yaml", yaml.getBytes(StandardCharsets.UTF_8)).findings().stream().map(Finding::text)
                .toList();
    }

    private static boolean fitsSchema(String yaml) throws IOException {
        var text = JsonMapper.shared().readTree(Files.readString(Path.of("retention-rules/orsaker/orsakskoder.schema.json")));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text)
                .validate(YAMLMapper.builder().build().readTree(yaml)).isEmpty();
    }

    @Test
    void theExampleHoldsBothMunicipalitiesReasonsAndFitsItsSchema() throws IOException {
        byte[] bytes = ModerationSetting.bytes("retention-rules/orsaker/orsakskoder.yaml");
        var read = ReasonReader.read("orsakskoder.yaml", bytes);
        assertThat(read.findings()).isEmpty();
        var list = read.list().orElseThrow();
        assertThat(list.codes()).extracting(ReasonCode::code).contains("hot", "förtal", "personangrepp", "hets", "uppmaning",
                "våld", "obscent", "upphovsrätt", "personuppgifter", "sekretess", "enskilt ärende", "skräppost",
                "barnpornografi");
        assertThat(list.find("Spam").orElseThrow().code()).isEqualTo("skräppost");
        assertThat(list.find("ogillas")).isEmpty();
        assertThat(list.codes()).filteredOn(ReasonCode::uncopied).singleElement().returns(List.of(), ReasonCode::evidence);
        assertThat(fitsSchema(new String(bytes, StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '{mall: a, ändamål: besked, svenska: "{skäl} {namn} {klagomål}", engelska: "{skäl} {klagomål}"}'; okänd plats; {namn}
            '{mall: a, ändamål: besked, svenska: "{skäl}", engelska: "{skäl} {klagomål}"}'; ofullständigt besked; {klagomål}
            '{mall: a, ändamål: hot, svenska: x, engelska: x}'; okänt värde; hänvisning
            '{mall: a, ändamål: hänvisning, svenska: x}'; fält saknas; engelska
            """)
    void eachFaultInATextIsTold(String template, String kind, String told) {
        String yaml = HEAD + "  - {kod: x, namn: X, lagrum: 1 §, besked: ja, beslutar: chef}\nmallar:\n  - " + template + "\n";
        assertThat(errors(yaml)).anySatisfy(error -> assertThat(error).contains(kind, told));
    }

    @Test
    void aNoticeWithoutAWayToComplainIsRefused() {
        assertThat(errors(HEAD + """
                  - {kod: x, namn: X, lagrum: 1 §, besked: ja, beslutar: chef}
                mallar:
                  - {mall: a, ändamål: besked, svenska: "{skäl} {klagomål}", engelska: "{skäl} {klagomål}"}
                """)).singleElement().asString().contains("klagomål saknas");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '{kod: tråkig, namn: Tråkig, besked: ja, beslutar: chef}'; skäl utan grund; rad 10
            '{kod: kritik, namn: Osaklig kritik, uppföranderegel: Var saklig, besked: ja, beslutar: chef}'; laglig kritik; rad 10
            '{kod: ogillas, namn: Vi ogillar det, uppföranderegel: Var snäll, besked: ja, beslutar: chef}'; laglig kritik; rad 10
            '{kod: x, namn: X, lagrum: 1 §, besked: kanske, beslutar: chef}'; okänt värde; besked
            '{kod: x, namn: X, lagrum: 1 §, beslutar: chef}'; fält saknas; besked
            '{kod: x, namn: X, lagrum: 1 §, besked: ja, beslutar: chef, bevis: [film]}'; okänt värde; text, bilagor, tråd, bild
            '{kod: x, namn: X, lagrum: 1 §, besked: ja, beslutar: chef, frister: {försegling: snart}}'; omöjlig tid; frister
            '{kod: x, namn: X, lagrum: 1 §, besked: ja, beslutar: chef, frister: {svar: 1 dag}}'; okänt fält; svar
            '{kod: x, namn: X, lagrum: 1 §, besked: ja, beslutar: chef, mall: brev}'; okänd mall; brev
            '{kod: x, namn: X, lagrum: 1 §, besked: ja, beslutar: chef, straff: ja}'; okänt fält; straff
            '{kod: x, namn: X, lagrum: 1 §, besked: nej, beslutar: chef, kopiering förbjuden: ja}'; kopiering förbjuden; polisväg
            '{kod: x, namn: X, lagrum: 1 §, besked: nej, beslutar: c, kopiering förbjuden: ja, polisanmälan: ja, polisväg: ring, bevis: text}'; kopiering förbjuden; Stryk fältet bevis
            """)
    void eachFaultIsToldWithItsPlaceAndHowToMendIt(String code, String kind, String told) {
        assertThat(errors(HEAD + "  - " + code + "\n")).anySatisfy(error -> assertThat(error).contains(kind, told));
        assertThat(ReasonReader.read("prov.yaml", (HEAD + "  - " + code + "\n").getBytes(StandardCharsets.UTF_8)).usable())
                .isFalse();
    }

    @Test
    void aListThatDoesNotSayThatCriticismIsAllowedIsRefused() throws IOException {
        String code = "  - {kod: hot, namn: Hot, lagrum: 4 kap. 5 § brottsbalken, besked: ja, beslutar: chef}\n";
        assertThat(errors(HEAD + code)).isEmpty();
        assertThat(fitsSchema(HEAD + code)).isTrue();
        String without = HEAD.replace("tillåtet: Laglig kritik är tillåten", "tillåtet: Beröm är tillåtet") + code;
        assertThat(errors(without)).singleElement().asString().contains("laglig kritik", "rad 8");
        assertThat(fitsSchema(without)).isFalse();
        assertThat(errors(HEAD.replace("tillåtet: Laglig kritik är tillåten\n", "") + code)).singleElement().asString()
                .contains("fält saknas", "tillåtet");
        assertThat(errors(HEAD + code + code)).singleElement().asString().contains("samma kod två gånger");
        assertThat(errors(HEAD + code + "egna koder: [{egen: h, är: hopp}]\n")).singleElement().asString().contains("okänd kod",
                "hot");
    }
}
