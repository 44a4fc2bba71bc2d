package dev.limbeck.boot;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.limbeck.Rooms;
import dev.limbeck.Sources;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines that may not be crossed inside the adapters to Spring Boot.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(Rooms.withoutTests())
		.importPackages("dev.limbeck.boot");

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching("dev.limbeck.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void roomsOfSpringBootDoNotKnowEachOther() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("dev.limbeck.boot")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.limbeck.boot.environment", "dev.limbeck.boot.embedded", "dev.limbeck.boot.health",
					"dev.limbeck.boot.endpoint", "dev.limbeck.boot.meters", "dev.limbeck.boot.observation",
					"dev.limbeck.boot.startup", "dev.limbeck.boot.probe")
			.because("imports run downwards only")
			.check(CLASSES);
	}

	@Test
	void thereIsNoSqlHere() {
		ArchRuleDefinition.noClasses()
			.that()
			.areNotAssignableTo(JdbcClientRevision.class)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("java.sql..")
			.because("this module only adapts the engine")
			.check(CLASSES);
	}

	@Test
	void allLinesOfTheLogAreMadeVisible() {
		ArchRuleDefinition.noClasses()
			.should()
			.callMethodWhere(DescribedPredicate.describe("it writes to a log",
					(call) -> call.getTargetOwner().isEquivalentTo(Logger.class)
							&& call.getName().matches("trace|debug|info|warn|error|at[A-Z].*")))
			.because("LogFields makes visible what servers and files say")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsAreNoApi() {
		ArchRuleDefinition.methods()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notHaveModifier(JavaModifier.PUBLIC)
			.check(CLASSES);
		ArchRuleDefinition.fields()
			.that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsAreNotExtended() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

	@Test
	void onlyWhatIsApiIsKnownOfTheEngine() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat(Rooms.innerTypes())
			.because("inner rooms change without notice")
			.check(CLASSES);
	}

	@Test
	void sourcesNameOnlyWhatIsApi() {
		assertThat(Sources.arrows()).filteredOn(Sources.Arrow::isToInnerType).isEmpty();
	}

	@Test
	void sourcesAreFreeOfCircles() {
		assertThat(Sources.circle()).isEmpty();
	}

	@Test
	void noSourceOfTheFirstRoomNamesAnother() {
		assertThat(Sources.arrows()).filteredOn((arrow) -> arrow.from().equals("dev.limbeck.boot"))
			.filteredOn((arrow) -> arrow.to().startsWith("dev.limbeck.boot."))
			.isEmpty();
	}

	@Test
	void packagesCarryNamesThatUsersKnow() {
		ArchRuleDefinition.noClasses()
			.should()
			.resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..")
			.check(CLASSES);
	}

}
