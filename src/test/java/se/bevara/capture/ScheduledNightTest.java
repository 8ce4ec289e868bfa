package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.bevara.Bevara;

class ScheduledNightTest {

    @TempDir
    Path folder;

    @Test
    void theClockStartsANightInTheWholeApplication() throws Exception {
        try (var application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).run(
                "--bevara.data=" + folder,
                "--spring.quartz.startup-delay=0s", "--spring.main.banner-mode=off")) {
            var scheduler = application.getBean(Scheduler.class);
            assertThat(scheduler.getTriggersOfJob(JobKey.jobKey("nightly"))).hasSize(1);
            scheduler.triggerJob(JobKey.jobKey("nightly"));
            var nights = application.getBean(Nights.class);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !nights.receipts(1).isEmpty());
            assertThat(nights.receipts(2)).singleElement().extracting(NightReceipt::accounts).isEqualTo(List.of());
            assertThat(application.getBean(JdbcClient.class).sql("SELECT count(*) FROM BATCH_JOB_EXECUTION").query(Long.class)
                    .single())
                    .isEqualTo(1);
        }
    }
}
