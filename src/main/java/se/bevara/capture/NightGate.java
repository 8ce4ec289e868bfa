package se.bevara.capture;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import se.bevara.capture.Nights.NightRefused;

/** Lets one night, or one capture between the nights, through at a time: in this process by a flag, between processes by the lock. */
@Component
final class NightGate {

    private final OrderlyStop stop;
    private final NightLock lock;
    private final Visiting visiting;

    NightGate(OrderlyStop stop, NightLock lock, Visiting visiting) {
        this.stop = stop;
        this.lock = lock;
        this.visiting = visiting;
    }

    /**
     * @param recovering whether it is known that the process which ran before is dead
     * @throws NightRefused when something else is running
     */
    <T> T through(LocalDate night, boolean recovering, Supplier<T> work) {
        if (!stop.begin()) {
            throw new NightRefused(
                    "En natt eller insamling körs redan: " + visiting.progress().text() + ". Vänta tills den är klar.");
        }
        try {
            lock.take(night, recovering);
            try {
                return work.get();
            } finally {
                lock.release();
            }
        } finally {
            stop.end();
            visiting.step("");
        }
    }
}
