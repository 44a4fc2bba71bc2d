package dev.limbeck.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.proof.ProofReport.Problem;
import dev.limbeck.proof.ProofReport.Stage;
import dev.limbeck.proof.rows.RowMaker;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Tries a change on a copy of the old side with rows, there and back.
 */
public final class Proof {

	private static final int SHOWN = 10;

	private final ScratchServer scratch;

	private final Schema before;

	private final Schema after;

	private final @Nullable String rows;

	private final List<Problem> problems = new ArrayList<>();

	private boolean filled = true;

	/**
	 * Create a new proof.
	 * @param scratch where it is tried
	 * @param before the old side
	 * @param after the new side
	 * @param rows the SQL that fills tables of the old side, beside the rows that are
	 * made; or {@code null}
	 */
	public Proof(ScratchServer scratch, Schema before, Schema after, @Nullable String rows) {
		this.scratch = scratch;
		this.before = before;
		this.after = after;
		this.rows = rows;
	}

	/**
	 * Prove the plan that leads from one side to the other.
	 * @param renamed what has only another name
	 * @return what was found
	 */
	public ProofReport run(Collection<RenameCandidate> renamed) {
		return run(new PlannedChange(Planner.plan(this.before, this.after, renamed),
				Planner.plan(this.after, this.before, renamed.stream().map(RenameCandidate::reversed).toList())));
	}

	/**
	 * Prove two ways that somebody else has planned.
	 * @param there from the old side to the new one
	 * @param back the other way
	 * @return what was found
	 */
	public ProofReport run(Plan there, Plan back) {
		return run(new PlannedChange(there, back));
	}

	/**
	 * Let tables stay empty, as what comes cannot be there with rows yet.
	 * @return this proof
	 */
	public Proof withoutRows() {
		this.filled = false;
		return this;
	}

	ProofReport run(ProvenChange change) {
		List<String> empty = new ArrayList<>();
		int tables = 0;
		try (ScratchDatabase subject = this.scratch.create();
				ScratchDatabase goal = this.scratch.create();
				Connection trial = subject.open();
				Connection wanted = goal.open()) {
			Session session = new Session(trial);
			Session model = new Session(wanted);
			if (make(session, this.before, Stage.COPY) & make(model, this.after, Stage.GOAL)) {
				empty.addAll(fill(session));
				Contents contents = Contents.read(session);
				tables = this.filled ? contents.files().size() - empty.size() : 0;
				tryOut(change, session, model, contents);
			}
		}
		catch (SQLException ex) {
			add(Stage.THERE, String.valueOf(ex.getMessage()));
		}
		return new ProofReport(this.problems, empty, Math.max(0, tables));
	}

	private boolean make(Session session, Schema schema, Stage stage) {
		try {
			new PlanRun(session).make(schema);
			return same(stage, read(session), schema);
		}
		catch (SQLException ex) {
			add(stage, String.valueOf(ex.getMessage()));
			return false;
		}
	}

	private List<String> fill(Session session) throws SQLException {
		if (!this.filled) {
			return List.of();
		}
		if (this.rows != null) {
			session.execute(this.rows);
		}
		List<String> drops = new ComingConstraints(this.before, this.after).demand(session);
		List<String> empty = RowMaker.fill(session);
		for (String drop : drops) {
			session.execute(drop);
		}
		return empty;
	}

	private void tryOut(ProvenChange change, Session session, Session model, Contents contents) throws SQLException {
		Stage stage = Stage.THERE;
		try {
			List<String> seen = Observer.look(session);
			change.apply(session);
			same(stage, read(session), this.after);
			compare(stage, Observer.look(session), Observer.look(model));
			Losses.of(contents, Contents.read(session), change).forEach((loss) -> add(Stage.ROWS, loss));
			stage = Stage.BACK;
			change.revert(session);
			same(stage, read(session), this.before);
			compare(stage, Observer.look(session), seen);
		}
		catch (SQLException ex) {
			if (session.isLost(ex)) {
				throw ex;
			}
			add(stage, String.valueOf(ex.getMessage()));
		}
	}

	private Schema read(Session session) throws SQLException {
		return new SchemaReader(this.scratch.version()).read(session).ofUsers();
	}

	private boolean same(Stage stage, Schema is, Schema wanted) {
		List<Change> changes = Comparison.of(Ownership.asSaid(is, wanted), wanted);
		changes.stream().limit(SHOWN).forEach((change) -> add(stage, describe(change)));
		addRest(stage, changes.size());
		return changes.isEmpty();
	}

	static String describe(Change change) {
		if (change.from() == null) {
			return change.id() + " is missing";
		}
		if (change.to() == null) {
			return change.id() + " is left over";
		}
		Map<String, String> is = change.from().attributes();
		Map<String, String> wanted = change.to().attributes();
		return change.id() + " is " + is + " and should be " + wanted;
	}

	private void compare(Stage stage, List<String> is, List<String> wanted) {
		Set<String> more = Observer.surplus(is, wanted);
		Set<String> less = Observer.surplus(wanted, is);
		more.stream().limit(SHOWN).forEach((line) -> addSeen(stage, "seen by the observer, and unwanted: " + line));
		less.stream().limit(SHOWN).forEach((line) -> addSeen(stage, "not seen by the observer: " + line));
		addRest(stage, Math.max(more.size(), less.size()));
	}

	private void addRest(Stage stage, int count) {
		if (count > SHOWN) {
			add(stage, "and " + (count - SHOWN) + " more");
		}
	}

	private void add(Stage stage, String description) {
		this.problems.add(new Problem(stage, description, false));
	}

	private void addSeen(Stage stage, String description) {
		this.problems.add(new Problem(stage, description, true));
	}

}
