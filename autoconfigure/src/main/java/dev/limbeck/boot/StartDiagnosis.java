package dev.limbeck.boot;

import java.util.Objects;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.IgnoredFindings;
import dev.limbeck.doctor.QuickLook;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Severity;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the doctor finds in what a start knows anyway.
 *
 * @param ignored the setting {@code limbeck.doctor.ignore}, or {@code null}
 */
record StartDiagnosis(@Nullable String ignored) {

	private static final Logger logger = LoggerFactory.getLogger(StartDiagnosis.class);

	/**
	 * Look.
	 * @param migrator has read the revisions
	 * @param position where the database stands
	 * @param abandoned what nobody is working on any more
	 * @param database its name for messages
	 * @return what was found
	 */
	Diagnosis find(Migrator migrator, Position position, Set<String> abandoned, String database) {
		RevisionGraph graph = migrator.graph();
		return QuickLook.findsNothing(graph, position, abandoned) ? Diagnosis.NONE
				: QuickLook.atStart(graph, position, abandoned, database, findingsToIgnore());
	}

	// A start does not fail for what only the doctor needs.
	private IgnoredFindings findingsToIgnore() {
		try {
			return IgnoredFindings.parse(Objects.requireNonNullElse(this.ignored, ""));
		}
		catch (LimbeckException ex) {
			return IgnoredFindings.NONE;
		}
	}

	/**
	 * Say in the log what was found, in one line, and what is wrong with the setting.
	 * @param diagnosis what was found
	 */
	void log(Diagnosis diagnosis) {
		if (this.ignored != null) {
			logMistakes(this.ignored);
		}
		if (!diagnosis.findings().isEmpty()) {
			logWorst(diagnosis);
		}
	}

	private static void logMistakes(String setting) {
		try {
			IgnoredFindings.parse(setting);
		}
		catch (LimbeckException ex) {
			LogFields.of(LogField.CODE, ex.code()).warn(logger).log("{} Nothing is ignored", ex.description());
		}
	}

	private static void logWorst(Diagnosis diagnosis) {
		Finding worst = diagnosis.findings().get(0);
		LogFields fields = LogFields.of(LogField.CODE, worst.id());
		int count = diagnosis.findings().size();
		((worst.severity() == Severity.NOTE) ? fields.info(logger) : fields.warn(logger)).log(
				"The doctor has {} ({}): {} Run \"limbeck doctor\" for all of it, and for what mends it",
				(count == 1) ? "1 finding" : count + " findings", worst.id(),
				worst.condition().lines().findFirst().orElse(""));
	}

}
