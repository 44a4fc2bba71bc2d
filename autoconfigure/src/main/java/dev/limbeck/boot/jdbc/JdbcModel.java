package dev.limbeck.boot.jdbc;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.model.Renaming;
import dev.limbeck.model.ScratchModel;
import dev.limbeck.model.TextModel;
import dev.limbeck.schema.scope.Reach;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.sql.SourceText;

/**
 * What the aggregates of Spring Data JDBC say of the schema of an application, with a
 * supplement in SQL for what they cannot say. No database is asked for it but a scratch
 * database.
 *
 * @param tables what the aggregates are stored in
 * @param supplement SQL beside the aggregates
 */
record JdbcModel(Tables tables, List<SourceText> supplement) implements ScratchModel {

	private static final String NAME = "the aggregates of Spring Data JDBC";

	@Override
	public String name() {
		return this.supplement.isEmpty() ? NAME : NAME + " with " + this.supplement.get(0);
	}

	@Override
	public Reach reach() {
		return Reach.CLASSES.without(this.tables.unknown());
	}

	@Override
	public Built build(ScratchServer scratch) {
		List<SourceText> texts = new ArrayList<>();
		texts.add(new SourceText(NAME, this.tables.sql()));
		texts.addAll(this.supplement);
		return new TextModel(name(), texts).build(scratch);
	}

	@Override
	public Renaming renamed() {
		return new TextModel(name(), this.supplement).renamed();
	}

}
