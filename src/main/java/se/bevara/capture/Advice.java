package se.bevara.capture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Fixity;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;

/** What a person must do after a night, in Swedish. */
final class Advice {

    private Advice() {
    }

    /** @param reminders what else waits for somebody */
    static List<String> of(List<AccountReceipt> accounts, Fixity fixity, List<String> reminders) {
        var all = new LinkedHashSet<String>();
        for (AccountReceipt account : accounts) {
            if (account.outcome() == Outcome.FROZEN) {
                all.add(account.account()
                        + ": för mycket saknades på en gång och inget har markerats. Granska kontot på plattformen. "
                        + "Tina det sedan med ./bevara thaw " + account.account()
                        + " --by NAMN och --loss-is-real om det är borta, annars --loss-is-not-real.");
            }
            for (Gap gap : account.gaps()) {
                String advice = about(gap.failure());
                if (!advice.isEmpty()) {
                    all.add(account.account() + ": " + advice);
                }
            }
        }
        all.addAll(reminders);
        if (!fixity.differences().isEmpty()) {
            all.add("Arkivet: %d avvikelser vid omläsning. Kör ./bevara verify och återställ från säkerhetskopia."
                    .formatted(fixity.differences().size()));
        }
        return new ArrayList<>(all);
    }

    /** Empty where time alone may help. */
    private static String about(Failure failure) {
        return switch (failure) {
            case NO_LEGAL_BASIS ->
                "plattformens villkor begränsar vad som får sparas. Skriv i registret på vilken rättslig grund kontot "
                        + "fångas och vem som har beslutat det.";
            case NO_CREDENTIAL -> "ange behörighet (token) för kontot.";
            case CREDENTIAL_UNREADABLE ->
                "den inmatade behörigheten går inte att låsa upp. Återställ nyckelfilen, eller ange behörigheten på nytt.";
            case TOKEN_EXPIRED -> "förnya behörigheten (token).";
            case TOKEN_DOWNGRADED, FORBIDDEN -> "kontrollera behörighetens rättigheter och kontots roller.";
            case ACCOUNT_PRIVATE -> "kontot är inte längre öppet. Utred varför och uppdatera registret.";
            case ACCOUNT_GONE -> "kontot finns inte på plattformen. Utred varför och uppdatera registret.";
            case LOGIN_WALL, REDIRECTED -> "plattformen kräver inloggning eller har flyttat. Kontrollera adress och behörighet.";
            case EMPTY_SUSPECT, NO_CANARY ->
                "svaret var tomt eller obekräftat. Kontrollera behörigheten; kända handlingar står kvar orörda.";
            case TOO_LARGE -> "något var större än gränsen. Hämta det för hand eller höj gränsen.";
            case WRONG_TYPE, NOT_READABLE, TOO_DEEP, REPEATED_PAGE -> "plattformen svarar på ett nytt sätt. Anmäl till driften.";
            case UNSAFE_ADDRESS -> "en bilaga pekade på en adress som inte får besökas. Granska inlägget.";
            case NO_SUCH_POST ->
                "det inlägg som en registrerad dialog gäller finns inte. Se ./bevara dialogue list och avsluta eller rätta den.";
            case NOT_ARCHIVED -> "det hämtade kunde inte arkiveras. Kontrollera disk och databas.";
            case RATE_LIMITED, SERVER_ERROR, UNREACHABLE, TIMEOUT, TRUNCATED -> "";
        };
    }
}
