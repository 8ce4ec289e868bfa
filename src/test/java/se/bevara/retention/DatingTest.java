package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatingTest {

    private static Verdict.DisposeFrom judged(String period, String counting, LocalDate created) {
        String file = Rules.HEAD + Rules.MINOR.replace("1 månad", period) + "    räknas: " + counting + "\n";
        Facts facts = new Facts(Map.of(Trait.TYPE, "kommentar"), Set.of("ringa"), Map.of(), Map.of(Events.CREATED, created),
                List.of());
        return (Verdict.DisposeFrom) new Judge(List.of(Rules.decision(file)), false)
                .judge(facts, List.of(), LocalDate.of(2030, 1, 1)).archive()
                .verdict();
    }

    @ParameterizedTest
    @CsvSource({"2024-01-31, 1 månad, 2024-02-29", "2023-01-31, 1 månad, 2023-02-28", "2024-02-29, 1 år, 2025-02-28",
            "2024-02-29, 4 år, 2028-02-29", "2023-12-31, 2 månader, 2024-02-29", "2024-08-31, 6 månader, 2025-02-28",
            "2024-03-30, 1 dag, 2024-03-31", "2024-03-31, 1 dag, 2024-04-01", "2024-10-26, 2 dagar, 2024-10-28",
            "2024-12-30, 2 veckor, 2025-01-13", "2024-01-31, 1 år 1 månad, 2025-02-28", "2025-05-05, omedelbart, 2025-05-05"})
    void periodsAreCountedAsTheLawCountsThem(LocalDate created, String period, LocalDate from) {
        assertThat(judged(period, "datum", created).from()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"2020-02-10, 4 år, 2025-01-01", "2020-12-31, 1 år, 2022-01-01", "2021-01-01, 1 år, 2023-01-01",
            "2024-02-29, 6 månader, 2025-07-01", "2024-05-01, omedelbart, 2025-01-01"})
    void calendarYearsEndOnTheLastOfDecember(LocalDate created, String period, LocalDate from) {
        assertThat(judged(period, "kalenderårets utgång", created).from()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"2024-02-10, 1 månad, månadens utgång, 2024-04-01", "2024-06-30, 1 månad, månadens utgång, 2024-08-01",
            "2024-01-31, omedelbart, månadens utgång, 2024-02-01", "2024-05-15, 2 år, kvartalets utgång, 2026-07-01",
            "2024-12-31, 3 månader, kvartalets utgång, 2025-04-01", "2024-06-30, 3 år, 30/6, 2027-07-01",
            "2024-07-01, 3 år, 30/6, 2028-07-01", "2023-03-01, 1 år, 29/2, 2025-03-01", "2023-02-10, 1 år, 29/2, 2024-03-01",
            "2025-05-05, 24 timmar, datum, 2025-05-06", "2025-03-29, 48 timmar, datum, 2025-03-31"})
    void otherEndsAndHoursThatMakeDays(LocalDate created, String period, String counting, LocalDate from) {
        assertThat(judged(period, counting, created).from()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"räknas: 31/6", "räknas: 0/1", "räknas: årets slut", "längst: 30 timmar", "längst: 24 minuter"})
    void whatCannotBeCountedIsToldWithWhatWasExpected(String field) {
        assertThat(Rules.findings(Rules.HEAD + Rules.MINOR + "    " + field + "\n")).anySatisfy(finding -> {
            assertThat(finding.field()).endsWith(field.replaceAll(":.*", ""));
            assertThat(finding.expected()).containsAnyOf("kvartalets utgång", "24 timmar");
        });
    }

    @Test
    void monthsEndOnTheSameDayOrTheMonthsLast() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            LocalDate created = LocalDate.of(1996, 1, 1).plusDays(random.nextInt(12_000));
            int months = random.nextInt(60);
            LocalDate from = judged(months + " månader", "datum", created).from();
            YearMonth month = YearMonth.from(created).plusMonths(months);
            assertThat(from).isEqualTo(month.atDay(Math.min(created.getDayOfMonth(), month.lengthOfMonth())));
        }
    }

    @Test
    void calendarYearsAlwaysEndAtNewYear() {
        var random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            LocalDate created = LocalDate.of(1996, 1, 1).plusDays(random.nextInt(12_000));
            int years = random.nextInt(1, 30);
            assertThat(judged(years + " år", "kalenderårets utgång", created).from())
                    .isEqualTo(LocalDate.of(created.getYear() + years + 1, Month.JANUARY, 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-03-29T23:30:00Z, 2025-03-30", "2025-03-30T00:59:59Z, 2025-03-30", "2025-03-30T22:00:00Z, 2025-03-31",
            "2025-03-30T21:59:59Z, 2025-03-30", "2025-10-25T22:00:00Z, 2025-10-26", "2025-10-26T22:59:59Z, 2025-10-26",
            "2025-10-26T23:00:00Z, 2025-10-27", "2024-12-31T22:59:59Z, 2024-12-31", "2024-12-31T23:00:00Z, 2025-01-01"})
    void daysAreSwedishAlsoWhenTheClocksChange(Instant moment, LocalDate day) {
        assertThat(Facts.day(moment)).isEqualTo(day);
    }

    @Test
    void dueOnTheDayAndNotBefore() {
        var from = judged("1 månad", "datum", LocalDate.of(2025, 1, 31));
        assertThat(from.due(LocalDate.of(2025, 2, 27))).isFalse();
        assertThat(from.due(LocalDate.of(2025, 2, 28))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2 år, P2Y", "6 månader, P6M", "1 månad, P1M", "3 veckor, P21D", "1 dag, P1D", "Omedelbart, P0D",
            "1 år och 6 månader, P1Y6M"})
    void periodsAreReadAsWritten(String text, Period period) {
        assertThat(Periods.read(text)).contains(period);
        assertThat(Periods.read(Periods.text(period))).contains(period);
    }

    @ParameterizedTest
    @CsvSource({"två år", "-1 år", "2", "år", "2 år gammal", "99999 år", "1.5 år"})
    void whatIsNoPeriodIsNotOne(String text) {
        assertThat(Periods.read(text)).isEmpty();
    }
}
