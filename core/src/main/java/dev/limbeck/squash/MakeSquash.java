package dev.limbeck.squash;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.diff.Hazard;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.diff.script.Dump;
import dev.limbeck.diff.script.FreshDatabase;
import dev.limbeck.diff.script.PlanScript;
import dev.limbeck.generate.Sections;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.ClusterStatement;
import org.jspecify.annotations.Nullable;

/**
 * Makes one revision of several: the first of a history become the SQL that makes what
 * they lead to; later ones what leads from the state below them to that above, or their
 * statements one after the other where rows may depend on these.
 */
public final class MakeSquash {

	/** The code of the failure that asks what becomes of rows. */
	public static final String UNDECIDED = "data-undecided";

	private final RevisionScripts scripts;

	private final SquashRange range;

	private final Replay replay;

	private final ScratchServer scratch;

	private final List<String> notes = new ArrayList<>();

	/**
	 * Prepare to make it.
	 * @param scripts all revisions
	 * @param range those that become one
	 * @param migrators make a migrator for a database, with the settings of the
	 * application
	 * @param scratch where they are applied
	 */
	public MakeSquash(RevisionScripts scripts, SquashRange range, Function<Connector, Migrator> migrators,
			ScratchServer scratch) {
		this.scripts = SquashedScripts.alone(scripts);
		this.range = range;
		this.scratch = scratch;
		this.replay = new Replay(migrators, scratch);
	}

	/**
	 * Make it.
	 * @param data what becomes of rows, or {@code null} if nobody has said it
	 * @return the revision
	 * @throws LimbeckException if the revisions do not run, or have rows of which nobody
	 * has said what becomes of them, with all of these
	 */
	public Squash make(@Nullable KeptData data) {
		this.notes.clear();
		refusePlaceholders();
		Set<String> later = this.range.later();
		if (!later.isEmpty()) {
			this.notes.add("In new databases these come behind all of the squash, and not in the middle of it: "
					+ NameList.first(later) + ".");
		}
		Set<String> inner = this.range.inner();
		if (!inner.isEmpty()) {
			this.notes
				.add("These are squashes that revisions outside of the range name, so that databases must have had "
						+ "them, too: " + NameList.first(inner)
						+ ". Let those revisions name what they replace, if there are databases that never had them.");
		}
		return this.range.below().isEmpty() ? ofBeginning(data) : ofContinuation(data);
	}

	// In other databases they stand for something else.
	private void refusePlaceholders() {
		List<String> found = this.range.revisions()
			.stream()
			.filter((revision) -> this.scripts.get(revision.id()) instanceof RevisionScript script
					&& script.options().placeholders())
			.map(Revision::origin)
			.toList();
		if (!found.isEmpty()) {
			throw new LimbeckException("not-squashed",
					"These revisions have placeholders, whose values the new revision would hold: "
							+ NameList.first(found) + ".",
					"Squash the revisions before and behind them, each range by itself.");
		}
	}

	private Squash ofBeginning(@Nullable KeptData data) {
		try (ScratchDatabase database = this.scratch.create()) {
			this.replay.upgrade(database, this.scripts, this.range.heads());
			Schema after = this.replay.read(database);
			ScratchRows rows = ScratchRows.read(database);
			if (data == null && !rows.counts().isEmpty()) {
				throw undecided(rows.counts()
					.entrySet()
					.stream()
					.map((count) -> count.getKey() + ": " + count.getValue()
							+ ((count.getValue() == 1) ? " row" : " rows"))
					.toList());
			}
			Schema before = Scope.ALL.of(FreshDatabase.like(after));
			boolean keep = data == KeptData.KEEP && !rows.counts().isEmpty();
			String upgrade = ofServer() + dump(before, after)
					+ (keep ? "\n\n" + String.join(";\n", rows.statements()) + ";" : "");
			Map<String, Long> counts = keep ? rows.counts() : Map.of();
			return new Squash(this.range, new Sections(upgrade.strip(), back(before, after)),
					rows.counts().isEmpty() ? null : data, counts, this.notes,
					new Squash.Goal(before, after, keep ? rows : null));
		}
	}

	// The ledger may have made its schema, and whoever made the database the extensions.
	private static String dump(Schema before, Schema after) {
		Dump dump = Dump.between(before, after);
		return new Dump(dump.settings(),
				dump.statements()
					.stream()
					.map((statement) -> new Dump.Statement(statement.object(),
							statement.sql().replaceFirst("^CREATE (SCHEMA|EXTENSION) ", "CREATE $1 IF NOT EXISTS ")))
					.toList())
			.text()
			.stripTrailing();
	}

	private @Nullable String back(Schema before, Schema after) {
		if (!reversible() || !this.range.dependencies().isEmpty()) {
			return null;
		}
		return way(after, before);
	}

	private static String way(Schema from, Schema to) {
		return String.join("\n", new PlanScript(Planner.plan(from, to), Plan.EMPTY).statements()).strip();
	}

	private boolean reversible() {
		return this.range.revisions().stream().allMatch((revision) -> this.scripts.get(revision.id()).reversible());
	}

	// On scratch nobody makes roles, so that nothing can be read of them.
	private String ofServer() {
		Set<String> statements = new LinkedHashSet<>();
		for (Revision revision : this.range.revisions()) {
			if (this.scripts.get(revision.id()) instanceof RevisionScript script) {
				Section upgrade = script.upgrade();
				upgrade.statements()
					.stream()
					.filter((statement) -> ClusterStatement.of(statement, upgrade.text(statement)).isPresent())
					.forEach((statement) -> statements.add(upgrade.text(statement)));
			}
		}
		if (!statements.isEmpty()) {
			this.notes.add("Taken over as they stand, and not tried, because they concern the whole server: "
					+ statements.size() + ((statements.size() == 1) ? " statement." : " statements."));
		}
		return statements.stream().map((sql) -> sql + ";\n\n").collect(Collectors.joining());
	}

	private Squash ofContinuation(@Nullable KeptData data) {
		List<String> statements = DataStatements.of(this.scripts, this.range);
		if (data == null && !statements.isEmpty()) {
			throw undecided(statements);
		}
		Schema before = schema(this.range.below());
		Schema after = schema(this.range.heads());
		Plan plan = Planner.plan(before, after);
		boolean lossy = plan.actions()
			.stream()
			.flatMap((action) -> action.hazards().stream())
			.anyMatch((hazard) -> hazard.type() == Hazard.Type.DATA_LOSS);
		Sections sections;
		if (lossy || new EarlierRows(before).met(this.scripts, this.range)) {
			this.notes.add("The statements stand one after the other, because rows that are there before may depend on "
					+ "each of them.");
			sections = new JoinedSections(this.scripts, this.range, data != KeptData.DROP).sections();
		}
		else {
			PlanScript upgrade = new PlanScript(plan, Plan.EMPTY);
			String text = String.join("\n", upgrade.summary()) + "\n\n" + String.join("\n", upgrade.statements());
			sections = new Sections((ofServer() + text).strip(), reversible() ? way(after, before) : null);
		}
		return new Squash(this.range, sections, statements.isEmpty() ? null : data, Map.of(), this.notes,
				new Squash.Goal(before, after, null));
	}

	private Schema schema(Set<String> ids) {
		try (ScratchDatabase database = this.scratch.create()) {
			this.replay.upgrade(database, this.scripts, ids);
			return this.replay.read(database);
		}
	}

	private static LimbeckException undecided(List<String> found) {
		String more = (found.size() > 10) ? "\nand " + (found.size() - 10) + " more" : "";
		return new LimbeckException(UNDECIDED,
				"These revisions do not only make a schema, but have rows, too:\n"
						+ String.join("\n", found.subList(0, Math.min(10, found.size()))) + more,
				"Say what becomes of them: --data keep has the new revision insert them as well, --data drop leaves "
						+ "them out of new databases. Those that exist keep theirs in any case.");
	}

	/**
	 * Prove that the new revision leads to the same.
	 * @param squash the revision
	 * @param squashed the revisions as they will be, with it and without those that it
	 * replaces
	 * @param id its id
	 * @throws LimbeckException if it does not, with what differs
	 */
	public void prove(Squash squash, RevisionScripts squashed, String id) {
		new SquashProof(squash, this.scripts, squashed, this.replay).check(id);
	}

}
