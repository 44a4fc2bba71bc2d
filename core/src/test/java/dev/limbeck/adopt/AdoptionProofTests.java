package dev.limbeck.adopt;

import java.nio.file.Path;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.proof.AdoptionProof;
import dev.limbeck.adopt.proof.ProveAdoption;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whether adopted projects lead where the originals lead.
 */
@ExtendWith(PostgresExtension.class)
class AdoptionProofTests {

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private ForeignFolder folder;

	@BeforeEach
	void create(PostgresDatabase fresh) {
		this.database = fresh;
		this.folder = new ForeignFolder(this.directory);
	}

	private AdoptionProof prove(AdoptionPlan plan) {
		try (ScratchServer scratch = ScratchServers.beside(Connector.to(DatabaseUrl.parse(this.database.url())))) {
			return new ProveAdoption(scratch, Scope.ALL).prove(plan.project(), plan.texts());
		}
	}

	private void proven() {
		AdoptionProof proof = prove(this.folder.plan());
		assertThat(proof.problems()).isEmpty();
		assertThat(proof.facts()).isGreaterThan(40);
		assertThat(proof.tables()).isPositive();
	}

	@Test
	void aFlywayProjectWithAllTrapsIsProven() {
		ForeignProjects.flyway(this.folder);
		proven();
	}

	@Test
	void aGooseProjectWithAllTrapsIsProven() {
		ForeignProjects.goose(this.folder);
		proven();
	}

	@Test
	void aGolangMigrateProjectWithAllTrapsIsProven() {
		ForeignProjects.golangMigrate(this.folder);
		proven();
	}

	@Test
	void aSqitchProjectWithAllTrapsIsProven() {
		ForeignProjects.sqitch(this.folder);
		proven();
	}

	@Test
	void aDieselProjectWithAllTrapsIsProven() {
		ForeignProjects.diesel(this.folder);
		proven();
	}

	@Test
	void aDbmateProjectWithAllTrapsIsProven() {
		ForeignProjects.dbmate(this.folder);
		proven();
	}

	@Test
	void aLiquibaseProjectWithAllTrapsIsProven() {
		ForeignProjects.liquibase(this.folder);
		proven();
	}

	@Test
	void whatDiffersIsNamed() {
		this.folder.file("migrations/1_a.up.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1);");
		AdoptionPlan plan = this.folder.plan();
		Map<String, String> texts = Map.of("a.sql",
				"-- a\n-- @revision 1\n-- @upgrade\nCREATE TABLE a (id bigint);\nCREATE TABLE b ();\n");
		try (ScratchServer scratch = ScratchServers.beside(Connector.to(DatabaseUrl.parse(this.database.url())))) {
			AdoptionProof proof = new ProveAdoption(scratch, Scope.ALL).prove(plan.project(), texts);
			assertThat(proof.problems()).contains("column public.a.id differs",
					"table public.b is there only after the revisions",
					"public.a has 1 rows after the originals, and 0 after the revisions");
		}
	}

	@Test
	void anOriginalThatDoesNotRunIsToldWithItsPlace() {
		this.folder.file("migrations/1_a.up.sql", "\nCREATE TABLE a (id nothing);");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> prove(this.folder.plan()));
	}

}
