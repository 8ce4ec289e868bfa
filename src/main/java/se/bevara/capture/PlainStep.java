package se.bevara.capture;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A step of a night that opens no transaction of its own: a platform may take minutes to answer, and no connection waits meanwhile. */
final class PlainStep extends AbstractStep {

    private final Work work;

    /** What the step does. */
    interface Work {
        void run(long run, ExecutionContext context);
    }

    PlainStep(String name, JobRepository repository, Work work) {
        super(repository);
        setName(name);
        this.work = work;
    }

    @Override
    protected void doExecute(StepExecution execution) throws JobInterruptedException {
        Long run = execution.getJobParameters().getLong("run");
        if (run == null) {
            throw new IllegalStateException("nightly: expected the parameter run, found none");
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("nightly, " + getName() + ": expected no transaction around it, found one");
        }
        try {
            work.run(run, execution.getExecutionContext());
        } catch (NightStopped e) {
            throw new JobInterruptedException("the night was asked to stop");
        }
    }
}
