package se.bevara.capture;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import se.bevara.capture.Runs.Run;

/** The nights: one run of the nightly job each. */
@Component
public class Nights {

    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);
    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final Runs runs;
    private final NightGate gate;
    private final Receipts receipts;
    private final Visiting visiting;
    private final Clock clock;

    Nights(JobOperator operator, JobRepository repository, @Qualifier("nightly") Job job, Runs runs,
            NightGate gate,
            Receipts receipts, Visiting visiting, Clock clock) {
        this.operator = operator;
        this.repository = repository;
        this.job = job;
        this.runs = runs;
        this.gate = gate;
        this.receipts = receipts;
        this.visiting = visiting;
        this.clock = clock;
    }

    /**
     * Runs one night now, or finishes the one that a crash cut short.
     *
     * @param night the civil date in Europe/Stockholm that the night belongs to
     * @throws NightRefused when another night is running
     */
    public NightReceipt run(LocalDate night) {
        return run(night, false);
    }

    /** @param recovering whether it is known that the process which ran the night before is dead */
    NightReceipt run(LocalDate night, boolean recovering) {
        return gate.through(night, recovering, () -> locked(night));
    }

    private NightReceipt locked(LocalDate night) {
        repository.findRunningJobExecutions(NightlyJob.NAME).forEach(operator::recover);
        for (Run earlier : runs.unfinished()) {
            if (earlier.night().isBefore(night)) {
                finishEarlier(earlier);
            }
        }
        Run run = runs.unfinished().stream().filter(open -> open.night().equals(night)).findFirst()
                .orElseGet(() -> runs.open(night, clock.instant()));
        execute(run);
        return receipts.read(night, run.number()).orElseThrow();
    }

    /** An earlier night that was cut short gets its receipt; one that cannot be finished does not stand in the way of tonight. */
    private void finishEarlier(Run earlier) {
        try {
            execute(earlier);
        } catch (NightFailed e) {
            LOG.error("the night {} could not be finished and is given up: {}", earlier.night(), e.getMessage());
            runs.finish(earlier.run(), clock.instant());
        }
    }

    private void execute(Run run) {
        JobParameters parameters = new JobParametersBuilder().addLocalDate("night", run.night())
                .addLong("number", (long) run.number()).addLong("run", run.run(), false).toJobParameters();
        JobExecution execution = start(parameters);
        if (execution.getStatus() == BatchStatus.STOPPED) {
            throw new NightStopped();
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new NightFailed(
                    "Natten " + run.night() + " kunde inte slutföras: " + execution.getAllFailureExceptions().stream()
                            .map(cause -> cause.getClass().getSimpleName()).distinct().toList());
        }
    }

    private JobExecution start(JobParameters parameters) {
        JobExecution last = repository.getLastJobExecution(NightlyJob.NAME, parameters);
        try {
            return last == null ? operator.start(job, parameters) : operator.restart(last);
        } catch (JobExecutionException e) {
            throw new NightFailed("Natten kunde inte startas: " + e.getMessage());
        }
    }

    /** How far the running night has come. */
    public Progress progress() {
        return visiting.progress();
    }

    /** Receipts, newest first. */
    public List<NightReceipt> receipts(int limit) {
        return receipts.newest(limit);
    }

    /** The receipt of a night; of its last run where there were several. */
    public Optional<NightReceipt> receipt(LocalDate night) {
        return receipts.of(night);
    }

    /** A night that was not started because one is already running. */
    public static final class NightRefused extends RuntimeException {
        public NightRefused(String message) {
            super(message);
        }
    }

    /** A night that broke off for another reason than a platform's; it goes on from where it stood when it is run again. */
    public static final class NightFailed extends RuntimeException {
        NightFailed(String message) {
            super(message);
        }
    }
}
