package se.bevara.scheduling;

import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Starts jobs at their times. Where several machines share the work one of them starts each; if it dies another takes over. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "bevara.scheduling.enabled", matchIfMissing = true)
class Timetable {

    private static final TimeZone SWEDEN = TimeZone.getTimeZone("Europe/Stockholm");

    @Bean
    JobDetail nightlyStart() {
        return JobBuilder.newJob(Start.class).withIdentity("nightly").storeDurably().requestRecovery(true).build();
    }

    /** A night that fell due while nothing ran is run once, at once. */
    @Bean
    @Conditional(Switched.class)
    Trigger nightlyTime(JobDetail nightlyStart, SchedulingSettings settings) {
        return TriggerBuilder.newTrigger().forJob(nightlyStart).withIdentity("nightly").withSchedule(CronScheduleBuilder
                .cronSchedule(settings.nightly()).inTimeZone(SWEDEN).withMisfireHandlingInstructionFireAndProceed()).build();
    }

    @Bean
    JobDetail lookStart() {
        return JobBuilder.newJob(Start.class).withIdentity("look").storeDurably().build();
    }

    /** A look that could not be taken is not made up for: the next is soon. */
    @Bean
    @Conditional(Looking.class)
    Trigger lookTime(JobDetail lookStart, SchedulingSettings settings) {
        return TriggerBuilder.newTrigger().forJob(lookStart).withIdentity("look").withSchedule(CronScheduleBuilder
                .cronSchedule(settings.look()).inTimeZone(SWEDEN).withMisfireHandlingInstructionDoNothing()).build();
    }

    /** Whether the night has a time. */
    static final class Switched implements Condition {
        @Override
        public boolean matches(ConditionContext context,
                AnnotatedTypeMetadata metadata) {
            return !"-".equals(context.getEnvironment().getProperty("bevara.scheduling.nightly"));
        }
    }

    /** Whether the looks have times. */
    static final class Looking implements Condition {
        @Override
        public boolean matches(ConditionContext context,
                AnnotatedTypeMetadata metadata) {
            return !"-".equals(context.getEnvironment().getProperty("bevara.scheduling.look"));
        }
    }

    /** What Quartz starts: the job with the name of its trigger. Runs it in its own thread, so that Quartz knows who owns it. */
    @DisallowConcurrentExecution
    static final class Start implements Job {

        private final ObjectProvider<NamedJob> jobs;

        Start(ObjectProvider<NamedJob> jobs) {
            this.jobs = jobs;
        }

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            String name = context.getJobDetail().getKey().getName();
            NamedJob job = jobs.orderedStream().filter(each -> each.name().equals(name)).findFirst()
                    .orElseThrow(() -> new JobExecutionException("job " + name + ": expected one with that name, found none"));
            job.run(context.getScheduledFireTime().toInstant(), context.isRecovering());
        }
    }
}
