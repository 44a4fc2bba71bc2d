package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

import dev.limbeck.cli.documentation.Walkthrough;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documents show is what appears. Sections run in their order, each upon what
 * those before it left.
 */
class DocumentedCommandsTests {

	private final List<Walkthrough> open = new ArrayList<>();

	@TempDir
	private Path home;

	@TestFactory
	List<DynamicTest> theReferenceShowsWhatAppears() {
		return follow("commands.md");
	}

	@TestFactory
	List<DynamicTest> theTutorialShowsWhatAppears() {
		return follow("tutorial.md");
	}

	@TestFactory
	List<DynamicTest> theComparisonShowsWhatAppears() {
		return follow("diff.md");
	}

	@TestFactory
	List<DynamicTest> theModelBecomesRevisionsAsShown() {
		return follow("model.md");
	}

	@TestFactory
	List<DynamicTest> anExistingDatabaseIsTakenOverAsShown() {
		return follow("baseline.md");
	}

	@TestFactory
	List<DynamicTest> dataIsTakenCareOfAsShown() {
		return follow("data.md");
	}

	@AfterEach
	void close() throws Exception {
		this.open.forEach(Walkthrough::close);
		LogManager.getLogManager().readConfiguration();
	}

	private List<DynamicTest> follow(String document) {
		Walkthrough walkthrough = new Walkthrough(document, this.home);
		this.open.add(walkthrough);
		return walkthrough.sections()
			.stream()
			.map((section) -> DynamicTest.dynamicTest(document + ": " + section, () -> walkthrough.follow(section)))
			.toList();
	}

}
