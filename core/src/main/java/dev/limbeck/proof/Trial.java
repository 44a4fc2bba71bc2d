package dev.limbeck.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.diff.Plan;
import dev.limbeck.diff.Planner;
import dev.limbeck.proof.ProofReport.Problem;
import dev.limbeck.proof.ProofReport.Stage;
import dev.limbeck.proof.rows.RowMaker;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Goes a way and back that nobody has planned, and holds what happens to rows against
 * what the change of the schema explains.
 */
public final class Trial {

	private static final int SHOWN = 10;

	private final Session session;

	private final int version;

	private final UnaryOperator<Schema> scope;

	private final @Nullable String rows;

	private final List<Problem> problems = new ArrayList<>();

	/**
	 * Create a new trial.
	 * @param session to a database that stands where the way begins
	 * @param version the major version of its server
	 * @param scope leaves what is looked at
	 * @param rows the SQL that fills tables, or {@code null}
	 */
	public Trial(Session session, int version, UnaryOperator<Schema> scope, @Nullable String rows) {
		this.session = session;
		this.version = version;
		this.scope = scope;
		this.rows = rows;
	}

	/**
	 * Go there and back.
	 * @param there the way there
	 * @param back the way back, or {@code null} if there is none
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 */
	public ProofReport run(Way there, @Nullable Way back) throws SQLException {
		if (this.rows != null) {
			this.session.execute(this.rows);
		}
		List<String> empty = RowMaker.fill(this.session);
		Schema before = read();
		List<String> seen = Observer.look(this.session);
		Contents contents = Contents.read(this.session);
		if (go(there, Stage.THERE)) {
			PlannedChange explained = new PlannedChange(Planner.plan(before, read()), Plan.EMPTY);
			Contents then = Contents.read(this.session);
			Losses.of(contents, then, explained).forEach((loss) -> add(Stage.ROWS, loss));
			if (back != null && go(back, Stage.BACK)) {
				compare(Comparison.of(read(), before));
				compare(Observer.look(this.session), seen);
				Losses
					.of(contents.survivingIn(then), Contents.read(this.session),
							new PlannedChange(Plan.EMPTY, Plan.EMPTY))
					.forEach((loss) -> add(Stage.BACK, loss));
			}
		}
		return new ProofReport(this.problems, empty, Math.max(0, contents.files().size() - empty.size()));
	}

	private boolean go(Way way, Stage stage) throws SQLException {
		try {
			way.go(this.session);
			return true;
		}
		catch (LimbeckException ex) {
			boolean late = SqlState.QUERY_CANCELED.equals(ex.sqlState());
			add(stage, late ? ex.description() + "\n" + ex.action() : ex.description());
			return false;
		}
	}

	private Schema read() throws SQLException {
		return this.scope.apply(new SchemaReader(this.version).read(this.session).ofUsers());
	}

	private void compare(List<String> is, List<String> wanted) {
		Observer.surplus(is, wanted)
			.stream()
			.filter(Trial::isOfUsers)
			.limit(SHOWN)
			.forEach((line) -> addSeen("left over: " + line));
		Observer.surplus(wanted, is)
			.stream()
			.filter(Trial::isOfUsers)
			.limit(SHOWN)
			.forEach((line) -> addSeen("missing: " + line));
	}

	// The ledger comes with the first revision, and stays.
	private static boolean isOfUsers(String line) {
		return !line.contains("limbeck_");
	}

	private void compare(List<Change> changes) {
		changes.stream().limit(SHOWN).forEach((change) -> add(Stage.BACK, Proof.describe(change)));
		if (changes.size() > SHOWN) {
			add(Stage.BACK, "and " + (changes.size() - SHOWN) + " more");
		}
	}

	private void add(Stage stage, String description) {
		this.problems.add(new Problem(stage, description, false));
	}

	private void addSeen(String description) {
		this.problems.add(new Problem(Stage.BACK, description, true));
	}

	/**
	 * One way.
	 */
	public interface Way {

		/**
		 * Go it.
		 * @param session to the database
		 * @throws LimbeckException if it cannot be gone
		 */
		void go(Session session);

	}

}
