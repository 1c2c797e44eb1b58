package ai.openclaw.sandbox.controller.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

/** Who may know whom, and what nobody does. ARCHITECTURE.md tells the same in words. */
@AnalyzeClasses(packages = HouseRulesTest.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {

    static final String HOUSE = "ai.openclaw.sandbox";

    private static final String MODEL = HOUSE + ".model..";
    private static final String RECONCILER = HOUSE + ".reconciler..";
    private static final String DOCKER = HOUSE + ".docker..";
    private static final String API = HOUSE + ".api..";
    private static final String CONTROLLER = HOUSE + ".controller..";
    private static final String FIXTURES = HOUSE + ".fixtures..";

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
    static final ArchRule theCoreTakesTimeAndThreadsFromOutside = noClasses()
            .that()
            .resideInAnyPackage(MODEL, RECONCILER)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nobodySleeps =
            noClasses().should().callMethod(Thread.class, "sleep", long.class).allowEmptyShould(true);

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
