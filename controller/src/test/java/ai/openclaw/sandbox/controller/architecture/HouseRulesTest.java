package ai.openclaw.sandbox.controller.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.openclaw.sandbox.docker.DockerEngine;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.InstantSource;
import org.jspecify.annotations.NullMarked;

/** Who may know whom, and what nobody does. ARCHITECTURE.md tells the same in words. */
@AnalyzeClasses(
        packages = HouseRulesTest.HOUSE,
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.NoTestJars.class})
final class HouseRulesTest {

    static final String HOUSE = "ai.openclaw.sandbox";

    /** The tests of another module may come in a jar, once that module is packaged. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String MODEL = HOUSE + ".model..";
    private static final String RECONCILER = HOUSE + ".reconciler..";
    private static final String DOCKER = HOUSE + ".docker..";
    private static final String API = HOUSE + ".api..";
    private static final String CONTROLLER = HOUSE + ".controller..";
    private static final String FIXTURES = HOUSE + ".fixtures..";

    private static final String SLEEPERS =
            ".*\\.(docker\\.(DockerEngine|ExecExit|EventStream)|fixtures\\.ProxiedConnection"
                    + "|controller\\.(cli\\.Pause|tools\\.exec\\.Run))(\\$.*)?";

    @ArchTest
    static final ArchRule modelKnowsNobody = onlyKnows(MODEL, MODEL);

    @ArchTest
    static final ArchRule reconcilerKnowsTheModel = onlyKnows(RECONCILER, RECONCILER, MODEL);

    @ArchTest
    static final ArchRule dockerAdapterKnowsTheModel = onlyKnows(DOCKER, DOCKER, MODEL);

    @ArchTest
    static final ArchRule apiKnowsReconcilerAndModel = onlyKnows(API, API, RECONCILER, MODEL);

    @ArchTest
    static final ArchRule fixturesKnowTheModel = onlyKnows(FIXTURES, FIXTURES, MODEL);

    @ArchTest
    static final ArchRule dockerJavaStaysInTheAdapter = noClasses()
            .that()
            .resideOutsideOfPackage(DOCKER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    @ArchTest
    static final ArchRule vertxStaysInApiAndController = noClasses()
            .that()
            .resideOutsideOfPackages(API, CONTROLLER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule json5StaysBehindOneClass = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + ".controller.configuration..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.marhali..");

    @ArchTest
    static final ArchRule theCoreTakesChanceFromOutside = noClasses()
            .that()
            .resideInAnyPackage(MODEL, RECONCILER)
            .should()
            .accessTargetWhere(reaches("Math.random", Math.class, "random"));

    /** But for the one stamp of when an engine answered, read where the answer comes in. */
    @ArchTest
    static final ArchRule timeComesFromAClockThatWasGiven =
            noClasses().that(not(belongToAnyOf(DockerEngine.class))).should().accessTargetWhere(readsTheWallClock());

    @ArchTest
    static final ArchRule onlyTheControllerNamesTheSystemClock =
            noClasses().that().resideOutsideOfPackage(CONTROLLER).should().accessTargetWhere(namesTheSystemClock());

    /** Those who may: neither an engine nor a file has an event for what these wait for, and the proxy's trade is to be late. */
    @ArchTest
    static final ArchRule sleepersAreKnownByName = noClasses()
            .that(not(nameMatching(SLEEPERS)))
            .should()
            .accessTargetWhere(reaches("Thread.sleep", Thread.class, "sleep"));

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes().that(resideInAPackage(HOUSE + "..")).should(beInANullMarkedPackage());

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    @ArchTest
    static final ArchRule modelRoomsHaveNoCircles = SlicesRuleDefinition.slices()
            .matching(HOUSE + ".model.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule reconcilerRoomsHaveNoCircles = SlicesRuleDefinition.slices()
            .matching(HOUSE + ".reconciler.(*)..")
            .should()
            .beFreeOfCycles();

    /** Calls as well as method references, whatever the parameters. */
    private static DescribedPredicate<JavaAccess<?>> reaches(String description, Class<?> owner, String method) {
        return DescribedPredicate.describe(
                description,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().equals(method));
    }

    /** {@code now()} and {@code now(zone)} of anything in java.time; {@code now(clock)} is how it should be. */
    private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
        return reaches("", System.class, "currentTimeMillis")
                .or(DescribedPredicate.describe("", HouseRulesTest::isNowWithoutAClock))
                .as("the wall clock");
    }

    private static boolean isNowWithoutAClock(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().equals("java.time")
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static DescribedPredicate<JavaAccess<?>> namesTheSystemClock() {
        return DescribedPredicate.describe(
                "the system's clock",
                access -> access.getTargetOwner().isAssignableTo(InstantSource.class)
                        && access.getTarget().getName().startsWith("system"));
    }

    private static ArchRule onlyKnows(String room, String... known) {
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(HOUSE + "..")).or(resideInAnyPackage(known)))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is not null-marked"));
                }
            }
        };
    }
}
