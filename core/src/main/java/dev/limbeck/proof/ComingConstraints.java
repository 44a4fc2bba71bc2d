package dev.limbeck.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;

/**
 * Constraints that a change brings: rows that are made up hold to them beforehand, as
 * those of a database would to which they are added.
 *
 * @param before the old side
 * @param after the new side
 */
record ComingConstraints(Schema before, Schema after) {

	private static final String NAME = "limbeck_coming_";

	/**
	 * Demand them, as far as there is already what they speak of, and rows that are there
	 * hold to them.
	 * @param session to the copy of the old side
	 * @return the statements that take them away again
	 * @throws SQLException if the connection is lost
	 */
	List<String> demand(Session session) throws SQLException {
		List<String> drops = new ArrayList<>();
		for (Fact constraint : this.after.facts(FactKind.CONSTRAINT)) {
			FactId table = constraint.parent();
			if (table != null && isNew(constraint) && this.before.has(table)) {
				String alter = "ALTER TABLE " + SqlText.identifier(table.name(0)) + "."
						+ SqlText.identifier(table.name(1));
				String name = NAME + drops.size();
				if (isDone(session, alter + " ADD CONSTRAINT " + name + " " + constraint.need("definition"))) {
					drops.add(alter + " DROP CONSTRAINT " + name);
				}
			}
		}
		return drops;
	}

	private boolean isNew(Fact constraint) {
		Fact old = this.before.fact(constraint.id());
		String type = constraint.need("type");
		return (type.equals("check") || type.equals("foreign_key"))
				&& (old == null || !Objects.equals(old.get("definition"), constraint.get("definition")));
	}

	private static boolean isDone(Session session, String statement) throws SQLException {
		try {
			session.execute(statement);
			return true;
		}
		catch (SQLException ex) {
			if (session.isLost(ex)) {
				throw ex;
			}
			return false;
		}
	}

}
