package dev.limbeck.cli;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.limbeck.Rooms;
import dev.limbeck.Sources;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.environment.SystemTerminal;
import dev.limbeck.cli.standalone.Main;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines that may not be crossed in the command line.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(Rooms.withoutTests())
		.importPackages("dev.limbeck.cli");

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching("dev.limbeck.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void commandsKnowNothingOfWhereTheyRun() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("..standalone..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..standalone..", "java.util.logging..", "org.springframework..", "org.slf4j..")
			.check(CLASSES);
	}

	@Test
	void onlyMainAndItsTerminalTouchTheProcess() {
		ArchRuleDefinition.noClasses()
			.that()
			.areNotAssignableTo(Main.class)
			.and()
			.areNotAssignableTo(SystemTerminal.class)
			.should()
			.callMethodWhere(DescribedPredicate.describe("it is one of the process",
					(call) -> call.getTargetOwner().isEquivalentTo(System.class) && !call.getName().equals("arraycopy")
							&& !call.getName().equals("lineSeparator")))
			.check(CLASSES);
		ArchRuleDefinition.noClasses()
			.that()
			.areNotAssignableTo(Main.class)
			.and()
			.areNotAssignableTo(SystemTerminal.class)
			.should()
			.accessFieldWhere(DescribedPredicate.describe("it is a stream of the process",
					(access) -> access.getTargetOwner().isEquivalentTo(System.class)))
			.check(CLASSES);
	}

	@Test
	void commandsAreNoApi() {
		ArchRuleDefinition.classes()
			.that()
			.areAssignableTo(LimbeckCommand.class)
			.and()
			.areNotInterfaces()
			.should()
			.notBePublic()
			.andShould()
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
	void noSourceNamesWhereCommandsRun() {
		assertThat(Sources.arrows()).filteredOn((arrow) -> arrow.to().equals("dev.limbeck.cli.standalone"))
			.filteredOn((arrow) -> !arrow.from().equals(arrow.to()))
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
