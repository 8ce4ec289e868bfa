package se.bevara;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.bevara.archive.Archive;

@AnalyzeClasses(packages = "se.bevara", importOptions = ImportOption.DoNotIncludeTests.class)
class StyleTest {

    private static final Pattern SQL = Pattern.compile(
            "(?is)^\\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|TRUNCATE|CREATE|ALTER|DROP|LOCK)\\b.*");
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\\s+([a-z]+)_[a-z_]+");

    @ArchTest
    static final ArchRule classesBearTheDomainsNames = classes().should()
            .haveNameNotMatching(".*(Service|Manager|Impl|Util|Utils|Helper|Data|DTO|Dto)(\\$.*)?");

    @ArchTest
    static final ArchRule accessorsHaveNoGet = methods().that().haveNameMatching("get[A-Z].*").and()
            .areDeclaredInClassesThat().resideInAPackage("se.bevara..").should(new ArchCondition<>("come from a library's type") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean theirs = method.getOwner().getAllRawInterfaces().stream().anyMatch(type -> declares(type, method))
                            || method.getOwner().getAllRawSuperclasses().stream().anyMatch(type -> declares(type, method));
                    events.add(new SimpleConditionEvent(method, theirs, method.getFullName() + " is an accessor with get"));
                }
            });

    @ArchTest
    static final ArchRule onlyTheClockKnowsTheTime = noClasses().should().callMethod(Instant.class, "now").orShould()
            .callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now").orShould()
            .callMethod(OffsetDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now").orShould()
            .callMethod(System.class, "currentTimeMillis").orShould().callConstructor(java.util.Date.class);

    @ArchTest
    static final ArchRule onlyTimeMakesTheClock = noClasses().that().doNotHaveFullyQualifiedName("se.bevara.Time").should()
            .callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone");

    /** Waiting is handed in, so that a test need not wait: a class whose name says that it waits may sleep. */
    @ArchTest
    static final ArchRule onlyWaitingSleeps = noClasses().that().haveSimpleNameNotContaining("Wait").and()
            .haveSimpleNameNotContaining("Pause").should().callMethod(Thread.class, "sleep", long.class).orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class);

    /** One way to destroy, and it is called in one place. */
    @ArchTest
    static void onlyADisposalErases(JavaClasses classes) {
        var calls = classes.get(Archive.class).getMethods().stream().filter(method -> method.getName().equals("erase"))
                .flatMap(method -> method.getAccessesToSelf().stream()).map(call -> call.getOriginOwner().getName()).toList();
        assertThat(calls).containsExactly("se.bevara.disposal.Destruction");
    }

    @Test
    void nobodyCatchesEverything() {
        assertThat(main().flatMap(tree -> tree.caught().stream().filter(type -> type.matches("(.*\\b)?(Exception|Throwable)\\b.*")
                && Stream.of(type.split("\\s*\\|\\s*")).anyMatch(List.of("Exception", "Throwable")::contains))
                .map(type -> tree.file() + " catches " + type))).isEmpty();
    }

    @Test
    void sqlNamesOnlyItsOwnPackagesTables() {
        assertThat(main().flatMap(tree -> tree.strings().stream().filter(text -> SQL.matcher(text).matches())
                .flatMap(text -> TABLE.matcher(text).results().map(table -> table.group(1).toLowerCase(java.util.Locale.ROOT)))
                .filter(owner -> !owner.equals(module(tree.file()))).map(owner -> tree.file() + " names a table of " + owner)))
                .isEmpty();
    }

    @Test
    void testsDoNotSleepAndAreNotSwitchedOff() {
        assertThat(Sources.TEST.files().stream().filter(file -> !file.endsWith("StyleTest.java"))
                .filter(file -> Pattern.compile("Thread\\.sleep|@Disabled|currentTimeMillis").matcher(Sources.text(file)).find()))
                .isEmpty();
    }

    @Test
    void nothingIsLeftToDo() {
        assertThat(Stream.of(Sources.values()).flatMap(sources -> sources.files().stream())
                .filter(file -> Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b").matcher(Sources.text(file)).find())).isEmpty();
    }

    private static boolean declares(com.tngtech.archunit.core.domain.JavaClass type, JavaMethod method) {
        return !type.getPackageName().startsWith("se.bevara")
                && type.getMethods().stream().anyMatch(theirs -> theirs.getName().equals(method.getName()));
    }

    private static Stream<SourceTree> main() {
        return SourceTree.read(Sources.MAIN.files()).stream();
    }

    /** The module a source file belongs to: the package right below {@code se.bevara}. */
    private static String module(Path file) {
        var below = Path.of("src/main/java/se/bevara").toAbsolutePath().relativize(file.toAbsolutePath());
        return below.getName(0).toString();
    }
}
