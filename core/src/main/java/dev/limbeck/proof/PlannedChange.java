package dev.limbeck.proof;

import java.sql.SQLException;
import java.util.List;

import dev.limbeck.diff.Hazard;
import dev.limbeck.diff.Plan;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.session.Session;

/**
 * A plan with the plan of the way back.
 *
 * @param there the plan
 * @param back the other plan
 */
record PlannedChange(Plan there, Plan back) implements ProvenChange {

	@Override
	public void apply(Session session) throws SQLException {
		new PlanRun(session).run(this.there);
	}

	@Override
	public void revert(Session session) throws SQLException {
		new PlanRun(session).run(this.back);
	}

	@Override
	public boolean isLost(String schema, String table, String column) {
		return isAnnounced(Hazard.Type.DATA_LOSS, FactId.of(FactKind.TABLE, schema, table))
				|| isAnnounced(Hazard.Type.DATA_LOSS, FactId.of(FactKind.COLUMN, schema, table, column));
	}

	@Override
	public boolean isRewritten(String schema, String table) {
		List<String> names = List.of(schema, table);
		return this.there.hazards()
			.stream()
			.anyMatch((hazard) -> hazard.type() == Hazard.Type.REWRITE && hazard.on().names().equals(names));
	}

	private boolean isAnnounced(Hazard.Type type, FactId on) {
		return this.there.hazards().stream().anyMatch((hazard) -> hazard.type() == type && hazard.on().equals(on));
	}

}
