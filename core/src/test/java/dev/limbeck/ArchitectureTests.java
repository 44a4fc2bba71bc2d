package dev.limbeck;

import java.util.Date;
import java.util.random.RandomGenerator;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/**
 * The lines that may not be crossed inside the engine.
 */
class ArchitectureTests {

	private static final JavaClasses CORE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.limbeck");

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices()
			.matching("dev.limbeck.(**)")
			.should()
			.beFreeOfCycles()
			.ignoreDependency(JavaClass.Predicates.resideInAPackage("dev.limbeck.session"),
					JavaClass.Predicates.resideInAnyPackage("dev.limbeck.ledger", "dev.limbeck.step.."))
			.ignoreDependency(JavaClass.Predicates.resideInAPackage("dev.limbeck.ledger"),
					JavaClass.Predicates.resideInAnyPackage("dev.limbeck.step..", "dev.limbeck.migrate"))
			.ignoreDependency(JavaClass.Predicates.resideInAPackage("dev.limbeck.step.."),
					JavaClass.Predicates.resideInAPackage("dev.limbeck.migrate"))
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
	void connectAndRevisionStandAlone() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage("dev.limbeck.connect..", "dev.limbeck.revision..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.limbeck.script..", "dev.limbeck.migrate..")
			.because("imports run downwards only")
			.allowEmptyShould(true)
			.check(CORE);
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
			.resideInAPackage("dev.limbeck.script..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "org.postgresql..", "dev.limbeck.connect..", "dev.limbeck.migrate..")
			.because("files are read without a database")
			.allowEmptyShould(true)
			.check(CORE);
	}

	@Test
	void nothingBelowKnowsOfGeneration() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage("dev.limbeck.connect..", "dev.limbeck.revision..", "dev.limbeck.script..",
					"dev.limbeck.migrate..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.limbeck.generate..")
			.because("imports run downwards only")
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

}
