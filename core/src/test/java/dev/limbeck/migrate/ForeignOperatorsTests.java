package dev.limbeck.migrate;

import java.nio.file.Path;

import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever may create things in a schema of the search path must not get Limbeck's own
 * statements, and so the role that migrates, to call them: PostgreSQL prefers an operator
 * that fits the operands exactly, wherever it is.
 */
@ExtendWith(PostgresExtension.class)
class ForeignOperatorsTests {

	private static final String TRAPS = """
			CREATE FUNCTION trap(int4, numeric) RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RAISE ''trap''; END';
			CREATE FUNCTION trap(jsonb, jsonb) RETURNS jsonb LANGUAGE plpgsql AS 'BEGIN RAISE ''trap''; END';
			CREATE OPERATOR * (FUNCTION = trap, LEFTARG = int4, RIGHTARG = numeric);
			CREATE OPERATOR -> (FUNCTION = trap, LEFTARG = jsonb, RIGHTARG = jsonb);
			CREATE OPERATOR ->> (FUNCTION = trap, LEFTARG = jsonb, RIGHTARG = jsonb);
			""";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		database.execute(TRAPS);
		this.files = new RevisionFiles(this.folder).addTables("a").write("b.sql", """
				-- Clean up
				-- @revision b
				-- @revises a
				-- @upgrade
				VACUUM a;
				-- @downgrade
				VACUUM a;
				""");
	}

	@Test
	void areNotCalled(PostgresDatabase database) {
		this.files.upgrade(database);
		MigrationReport back = this.files.builder(database)
			.build()
			.run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(back.steps()).extracting(AppliedStep::revision).containsExactly("b");
	}

}
