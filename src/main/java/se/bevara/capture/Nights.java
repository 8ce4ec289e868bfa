package se.bevara.capture;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The nights: one run of the nightly job each. */
@Component
public class Nights {

    /**
     * Runs one night now, or finishes the one that a crash cut short.
     *
     * @param night the civil date in Europe/Stockholm that the night belongs to
     * @throws NightRefused when another night is running
     */
    public NightReceipt run(LocalDate night) {
        throw new UnsupportedOperationException();
    }

    /** Receipts, newest first. */
    public List<NightReceipt> receipts(int limit) {
        throw new UnsupportedOperationException();
    }

    public Optional<NightReceipt> receipt(LocalDate night) {
        throw new UnsupportedOperationException();
    }

    /** A night that was not started because one is already running. */
    public static final class NightRefused extends RuntimeException {
        public NightRefused(String message) {
            super(message);
        }
    }
}
