package se.bevara.capture;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.annotation.Isolation;
import se.bevara.accounts.Account;
import se.bevara.scheduling.NightWork;

/** The night: every due account is visited, what is missing is confirmed, others do their part, a sample is re-read, everything is sealed, a receipt written. */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
class NightlyJob {

    static final String NAME = "nightly";
    private final JobRepository repository;
    private final Visiting visiting;
    private final Closing closing;
    private final CaptureSettings settings;
    private final List<NightWork> works;

    NightlyJob(JobRepository repository, Visiting visiting, Closing closing, CaptureSettings settings, List<NightWork> works) {
        this.repository = repository;
        this.visiting = visiting;
        this.closing = closing;
        this.settings = settings;
        this.works = works.stream().sorted(Comparator.comparingInt(NightWork::order)).toList();
    }

    private Step capture() {
        return partitioned("capture", () -> visiting.due("Hämtar"), visiting::visit);
    }

    private Step confirm() {
        return partitioned("confirm", () -> visiting.absent("Bekräftar"), visiting::confirm);
    }

    private Step work(NightWork work) {
        return new PlainStep(work.step(), repository, (run, context) -> closing.work(run, work));
    }

    private Step fixity() {
        return new PlainStep("fixity", repository, (run, context) -> closing.fixity(run));
    }

    private Step seal() {
        return new PlainStep("seal", repository, (run, context) -> closing.seal(run));
    }

    private Step receipt() {
        return new PlainStep("receipt", repository, (run, context) -> closing.receipt(run));
    }

    /** A partition an account, over virtual threads. On a restart those that are done are not begun again. */
    private Step partitioned(String name, Accounts accounts, AccountWork work) {
        var threads = new SimpleAsyncTaskExecutor(name + "-");
        threads.setVirtualThreads(true);
        threads.setConcurrencyLimit(settings.parallel());
        Step worker = new PlainStep(name + " account", repository, (run, context) -> work.of(run, context.getString("account")));
        return new StepBuilder(name, repository).partitioner(name + " account", partitioner(accounts)).step(worker)
                .gridSize(settings.parallel()).taskExecutor(threads).build();
    }

    private static Partitioner partitioner(Accounts accounts) {
        return grid -> {
            Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
            for (Account account : accounts.list()) {
                var context = new ExecutionContext();
                context.putString("account", account.id());
                partitions.put(account.id(), context);
            }
            return partitions;
        };
    }

    /** Which accounts a step is about. */
    private interface Accounts {
        List<Account> list();
    }

    /** What a step does with an account. */
    private interface AccountWork {
        void of(long run, String account);
    }

    @Bean
    Job nightly() {
        var steps = new JobBuilder(NAME, repository).start(capture()).next(confirm());
        works.forEach(work -> steps.next(work(work)));
        return steps.next(fixity()).next(seal()).next(receipt()).build();
    }
}
