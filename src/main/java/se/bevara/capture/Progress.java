package se.bevara.capture;

/**
 * How far the running night has come.
 *
 * @param step what is going on, in Swedish; empty when no night is running
 * @param done accounts done in this step
 * @param total accounts in this step; 0 when the step is not about accounts
 * @param account the account most lately begun
 */
public record Progress(String step, int done, int total, String account) {

    static final Progress NONE = new Progress("", 0, 0, "");

    /** One line for a terminal. */
    public String text() {
        return total == 0 ? step : step + " " + done + "/" + total + " " + account;
    }
}
