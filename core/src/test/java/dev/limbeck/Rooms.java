package dev.limbeck;

import java.util.List;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * How the engine is divided: which room stands on which floor, and which types are for
 * those who use the engine.
 */
public final class Rooms {

	private static final String ENGINE = "dev.limbeck";

	private static final List<Set<String>> FLOORS = List.of(Set.of(""),
			Set.of("sql", "revision", "connect.failure", "log"),
			Set.of("connect.protocol", "java", "sql.diff", "sql.table", "sql.placeholder"),
			Set.of("connect", "script.classfile"), Set.of("session", "script"),
			Set.of("script.location", "script.batch", "schema", "scratch"),
			Set.of("ledger", "diff.rule", "schema.snapshot", "schema.scope"), Set.of("diff.code"), Set.of("diff.kind"),
			Set.of("diff"), Set.of("diff.script", "diff.safe", "proof.rows"), Set.of("step"), Set.of("step.failure"),
			Set.of("step.runner"), Set.of("migrate"), Set.of("proof", "drawing"), Set.of("model"),
			Set.of("proof.revision"), Set.of("generate", "doctor.finding", "blame"),
			Set.of("doctor.git", "baseline", "squash", "docs"), Set.of("doctor.file", "doctor.database"),
			Set.of("doctor.repair", "doctor.scratch"), Set.of("doctor", "adopt.project", "adopt.yaml"),
			Set.of("page", "adopt.flyway", "adopt.file", "adopt.sqitch", "adopt.liquibase", "adopt.alembic"),
			Set.of("adopt.history", "adopt.proof", "export"), Set.of("adopt"));

	// The others are inner rooms, of which only single types are for all.
	private static final Set<String> OPEN = Set.of("", "log", "revision", "connect", "java", "script",
			"script.location", "scratch", "diff.script", "proof.revision", "model", "migrate", "generate", "blame",
			"baseline", "squash", "drawing", "page", "docs", "doctor", "doctor.finding", "doctor.repair", "adopt",
			"adopt.project", "export");

	private static final Set<String> OPEN_TYPES = Set.of("schema.Fact", "schema.FactId", "schema.FactKind",
			"schema.Schema", "schema.SchemaOrigin", "schema.scope.Reach", "schema.scope.Scope",
			"schema.snapshot.Snapshot", "schema.snapshot.SnapshotReader", "schema.snapshot.SnapshotWriter",
			"diff.Action", "diff.Change", "diff.Hazard", "diff.Lock", "diff.RenameCandidate", "diff.Renames",
			"diff.Plan", "diff.Verb", "diff.safe.BackFill", "diff.safe.Stages", "diff.safe.Step", "proof.Proof",
			"proof.ProofReport", "connect.protocol.CutLibPqFactory", "connect.protocol.CutTlsFactory", "sql.CopyData",
			"sql.NonTransactionalStatement", "sql.Passwords", "sql.QualifiedName", "sql.placeholder.Placeholders",
			"sql.ScriptException", "sql.ScriptPlace", "sql.ScriptProblem", "sql.SourceText", "sql.SqlStatement",
			"sql.TextPosition", "session.LockPooler", "ledger.BatchProgress", "ledger.LedgerDamage",
			"ledger.LedgerRepair", "ledger.LedgerRow", "ledger.LockListener", "ledger.LogEntry",
			"ledger.RepeatablePlan", "ledger.UpgradeComparison", "doctor.scratch.Reconstructed",
			"doctor.scratch.Reconstruction", "doctor.scratch.ScratchExamination", "step.AppliedStep", "step.BatchState",
			"step.Blocker", "step.Decision", "step.MigrationProgress", "step.MigrationRetry", "step.RunningStep",
			"step.StepListener", "adopt.history.AppliedMigrations", "adopt.proof.AdoptionProof",
			"adopt.proof.ProveAdoption");

	private Rooms() {
	}

	/**
	 * Leave out the classes of tests, whatever folder a build has.
	 * @return what is to be imported
	 */
	public static ImportOption withoutTests() {
		return (location) -> !location.contains("/test-classes/") && !location.contains("-tests.jar");
	}

	/**
	 * Return where a room stands.
	 * @param name of a package
	 * @return its floor from the ground, 0, up; -1 if it has none
	 */
	static int floor(String name) {
		for (int floor = 0; floor < FLOORS.size(); floor++) {
			if (FLOORS.get(floor).contains(room(name))) {
				return floor;
			}
		}
		return -1;
	}

	/**
	 * Return whether a room must not know another one.
	 * @param from the name of a package
	 * @param to the name of another one, of the engine or not
	 * @return whether it is a room of the engine, and does not lie below
	 */
	static boolean isUpward(String from, String to) {
		return isOfEngine(to) && !from.equals(to) && floor(to) >= floor(from);
	}

	/**
	 * Return what tells inner types of the engine from those that are for its users.
	 * @return whether a type is an inner one
	 */
	public static DescribedPredicate<JavaClass> innerTypes() {
		return DescribedPredicate.describe("are inner types of the engine", Rooms::isInner);
	}

	private static boolean isInner(JavaClass type) {
		return isInner(type.getPackageName(), type.getName().replaceFirst("\\$.*", "").replaceFirst(".*\\.", ""));
	}

	/**
	 * Return whether a type is an inner one of the engine.
	 * @param room the name of a package
	 * @param type the name of a type in it, an outer one; an asterisk stands for all
	 * @return whether only the engine may know it
	 */
	static boolean isInner(String room, String type) {
		return isOfEngine(room) && !OPEN.contains(room(room)) && !OPEN_TYPES.contains(room(room) + "." + type);
	}

	private static boolean isOfEngine(String name) {
		return (name.equals(ENGINE) || name.startsWith(ENGINE + ".")) && !name.startsWith(ENGINE + ".cli")
				&& !name.startsWith(ENGINE + ".boot") && !name.startsWith(ENGINE + ".sample");
	}

	static String room(String name) {
		return name.equals(ENGINE) ? "" : name.substring(ENGINE.length() + 1);
	}

}
