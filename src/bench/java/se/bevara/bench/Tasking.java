package se.bevara.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.bevara.Bevara;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.disclosure.Answer;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.PackageVerification;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Reviewing;
import se.bevara.disclosure.Search;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Selections;
import se.bevara.disclosure.Who;

/** An archivist's task by script: from a request that comes in to the package that is checked, each step timed by itself. */
final class Tasking {

    private static final Who WHO = Who.of("arkivarie");
    private static final int MOST = 100;

    /** Below this it is the sample, in whose Swedish water is written of. */
    private static final int SMALL = 10_000;

    private final ConfigurableApplicationContext application;
    private final Consumer<String> print;
    private Duration all = Duration.ZERO;

    private Tasking(ConfigurableApplicationContext application, Consumer<String> print) {
        this.application = application;
        this.print = print;
    }

    /** Twice: the first time nothing is warm. The archive is changed by it. */
    static void measure(Path data, Consumer<String> print) {
        try (var application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).logStartupInfo(false).run(
                "--bevara.data=" + data, "--spring.quartz.auto-startup=false", "--bevara.retention.examples=true",
                "--bevara.moderation.examples=true", "--logging.level.root=WARN")) {
            print.accept(String.format(Locale.ROOT, "an archive of %,d items, the first request after the start:",
                    items(application)));
            String words = items(application) < SMALL ? "vatten" : Words.any(new Random(20261122));
            new Tasking(application, print).task(words);
            print.accept("the next request:");
            new Tasking(application, print).task(words);
        }
    }

    private static long items(ConfigurableApplicationContext application) {
        var archive = application.getBean(Archive.class);
        return application.getBean(Accounts.class).all().stream().mapToLong(archive::count).sum();
    }

    private void task(String words) {
        var query = new Query(words, null, null, null, null, null, null, null, null, Query.Order.RELEVANCE, 0, MOST);
        String id = step("open", () -> the(Requests.class).open(new Requests.Opening("Allt om " + words, null, "", ""), WHO.by()))
                .id();
        long total = step("count what is found", () -> the(Search.class).overview(query)).total();
        var found = step("search", () -> the(Search.class).find(query));
        step("select", () -> the(Selections.class).add(id, new Choice.Items(chosen(found.items())), false, WHO));
        var rows = the(Requests.class).items(id);
        step("review", () -> reviewed(id, rows));
        byte[] preview = step("preview", () -> the(Packing.class).preview(id, WHO));
        Answer answer = the(Deciding.class).borne(id);
        step("decide", () -> the(Deciding.class).decide(id, new Deciding.Decision(answer, "Sekretess.", true, true), WHO));
        var packed = step("pack", () -> the(Packing.class).pack(id, WHO));
        var checked = step("check the package", () -> PackageVerification.of(packed.zip()));
        step("close", () -> the(Requests.class).close(id, true, WHO.by()));
        print.accept(String.format(Locale.ROOT,
                "  %-18s %7.2f s; %d hits, %d versions, %d pages, %d proofs, %d differences, preview of %,d bytes", "in all",
                seconds(all), total, rows.size(), packed.pages(), checked.proofs(), checked.differences().size(),
                preview.length));
    }

    /** The hits, each with its whole thread, as one who answers a request would. */
    private List<Long> chosen(List<Long> hits) {
        var chosen = new ArrayList<Long>();
        var outlines = the(Archive.class).outlines();
        var threads = outlines.byId(hits.subList(0, Math.min(3, hits.size()))).values().stream().map(one -> one.thread())
                .collect(java.util.stream.Collectors.toSet());
        outlines.threads(threads).values().forEach(thread -> thread.forEach(one -> chosen.add(one.id())));
        hits.stream().filter(item -> !chosen.contains(item)).limit(Math.max(0, MOST - chosen.size())).forEach(chosen::add);
        return chosen;
    }

    /** Each by itself: the first masked in part, the others opened, what is closed withheld. */
    private int reviewed(String id, List<Selected> rows) {
        var reviewing = the(Reviewing.class);
        boolean masked = false;
        for (var row : rows) {
            if (row.outcome() == Selected.Outcome.CLOSED) {
                reviewing.withhold(id, row.item(), row.version(), "OSL 21:1", "", WHO);
            } else if (row.outcome() == Selected.Outcome.UNREVIEWED) {
                var read = reviewing.read(row, WHO);
                if (!masked && !read.author().isEmpty()) {
                    reviewing.mask(id, row.item(), row.version(), List.of(reviewing.field(read, "author", "OSL 21:3")), true,
                            WHO);
                    masked = true;
                } else {
                    reviewing.open(id, row.item(), row.version(), true, "", WHO);
                }
            }
        }
        return rows.size();
    }

    private <T> T the(Class<T> type) {
        return application.getBean(type);
    }

    private <T> T step(String name, Supplier<T> work) {
        long start = System.nanoTime();
        T done = work.get();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        all = all.plus(took);
        print.accept(String.format(Locale.ROOT, "  %-18s %7.2f s", name, seconds(took)));
        return done;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
