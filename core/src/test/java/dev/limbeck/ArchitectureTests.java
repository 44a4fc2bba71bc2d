package dev.limbeck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines that may not be crossed inside the engine.
 */
class ArchitectureTests {

	private static final JavaClasses CORE = new ClassFileImporter().withImportOption(Rooms.withoutTests())
		.importPackages("dev.limbeck");

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices()
			.matching("dev.limbeck.(**)")
			.should()
			.beFreeOfCycles()
			.allowEmptyShould(true)
			.check(CORE);
	}

	@Test
	void coreKnowsOnlyTheJdkTheDriverAndItsAnnotations() {
		ArchRuleDefinition.classes()
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "javax..", "org.postgresql..", "org.slf4j..", "org.jspecify..",
					"dev.limbeck..")
			.because("the engine runs without Spring")
			.check(CORE);
	}

	@Test
	void allLinesOfTheLogAreMadeVisible() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("dev.limbeck.log")
			.should()
			.callMethodWhere(DescribedPredicate.describe("it writes to a log",
					(call) -> call.getTargetOwner().isEquivalentTo(Logger.class)
							&& call.getName().matches("trace|debug|info|warn|error|at[A-Z].*")))
			.because("LogFields makes visible what servers and files say")
			.check(CORE);
	}

	@Test
	void everyRoomHasAFloor() {
		assertThat(CORE).allSatisfy((type) -> assertThat(Rooms.floor(type.getPackageName())).isNotNegative());
	}

	@Test
	void importsRunDownwardsOnly() {
		ArchRuleDefinition.classes()
			.should(onlyKnowWhatLiesBelow())
			.because("a room may know the floors below it, and no other room on its own")
			.check(CORE);
	}

	@Test
	void namesInSourcesRunDownwardsOnly() {
		assertThat(Sources.arrows()).filteredOn(Sources.Arrow::isUpward).isEmpty();
	}

	@Test
	void whatIsApiShowsOnlyWhatIsApi() {
		ArchRuleDefinition.classes()
			.that(DescribedPredicate.not(Rooms.innerTypes()))
			.and(DescribedPredicate.describe("are seen from everywhere", ArchitectureTests::isSeen))
			.should(showOnlyWhatIsApi())
			.because("who may use a type may use what it returns")
			.check(CORE);
	}

	@Test
	void everySqlStateHasAName() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> !file.endsWith("SqlState.java")))
				.allSatisfy((file) -> assertThat(file).content().doesNotContainPattern("\"(?=[A-Z]*\\d)[0-9A-Z]{5}\""));
		}
	}

	@Test
	void noRoomHoldsMoreThanFortyFiveTypes() {
		Map<String, Long> types = CORE.stream()
			.filter(JavaClass::isTopLevelClass)
			.filter((type) -> !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(types)
			.allSatisfy((room, count) -> assertThat(count).as("types of %s: its second half gets a name", room)
				.isLessThanOrEqualTo(45));
	}

	@Test
	void classesOfRevisionsNeedOnlyTheirOwnPackage() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("dev.limbeck.java")
			.should()
			.dependOnClassesThat(DescribedPredicate.describe("are elsewhere in Limbeck",
					(type) -> type.getPackageName().startsWith("dev.limbeck")
							&& !type.getPackageName().equals("dev.limbeck.java")))
			.because("the annotation and the interface are all that users import")
			.check(CORE);
	}

	@Test
	void revisionIsPure() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("dev.limbeck.revision..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.io..", "java.nio..", "java.sql..", "java.net..", "org.postgresql..",
					"dev.limbeck.connect..")
			.because("the graph is a function of values")
			.allowEmptyShould(true)
			.check(CORE);
	}

	@Test
	void scriptKnowsNoDatabase() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage("dev.limbeck.script..", "dev.limbeck.sql..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "org.postgresql..", "dev.limbeck.connect..", "dev.limbeck.session..")
			.because("files are read without a database")
			.allowEmptyShould(true)
			.check(CORE);
	}

	@Test
	void randomNumbersComeFromTheBaseModule() {
		ArchRuleDefinition.noClasses()
			.should()
			.callMethod(RandomGenerator.class, "getDefault")
			.because("its algorithm is a service of a module that run-time images leave out")
			.check(CORE);
	}

	@Test
	void onlyNewFilesKnowWhatTimeItIs() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("dev.limbeck.generate..")
			.should()
			.callMethodWhere(
					JavaCall.Predicates.target(HasName.Predicates.nameMatching("now|currentTimeMillis|systemUTC"))
						.and(JavaCall.Predicates.target(HasOwner.Predicates.With
							.owner(JavaClass.Predicates.resideInAnyPackage("java.time..", "java.lang..")))))
			.orShould()
			.callConstructor(Date.class)
			.because("a clock that is set must not change what a run does")
			.check(CORE);
	}

	@Test
	void packagesCarryNamesThatUsersKnow() {
		ArchRuleDefinition.noClasses()
			.should()
			.resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..")
			.check(CORE);
	}

	private static boolean isSeen(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC)
				&& type.getEnclosingClass().map(ArchitectureTests::isSeen).orElse(true);
	}

	// Static methods make values inside of the engine, of whatever it has.
	private static ArchCondition<JavaClass> showOnlyWhatIsApi() {
		return new ArchCondition<>("show only what is API") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getMembers()
					.stream()
					.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
							&& !member.getModifiers().contains(JavaModifier.STATIC))
					.filter((member) -> member.getAllInvolvedRawTypes().stream().anyMatch(Rooms.innerTypes()))
					.forEach((member) -> events.add(SimpleConditionEvent.violated(type, member.getDescription())));
			}

		};
	}

	private static ArchCondition<JavaClass> onlyKnowWhatLiesBelow() {
		return new ArchCondition<>("only know what lies below") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((arrow) -> Rooms.isUpward(arrow.getOriginClass().getPackageName(),
							arrow.getTargetClass().getPackageName()))
					.forEach((arrow) -> events.add(SimpleConditionEvent.violated(type, arrow.getDescription())));
			}

		};
	}

}
