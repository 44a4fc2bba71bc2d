package dev.limbeck.boot.jpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.limbeck.boot.jpa.change.ColumnChanges;
import dev.limbeck.boot.jpa.change.ConstraintChanges;
import dev.limbeck.boot.jpa.change.EnumChanges;
import dev.limbeck.boot.jpa.change.TableChanges;
import dev.limbeck.boot.jpa.change.TypeChanges;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.diff.Renames;
import dev.limbeck.generate.GeneratedRevision;
import dev.limbeck.model.Difference;
import dev.limbeck.model.Model;
import dev.limbeck.model.TextModel;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What changes in entities becomes a revision that is proven, and after which there is
 * nothing more to write. A change may bring rows that it is tried with.
 */
class JpaModelChangesTests {

	private static ScratchServer scratch;

	@BeforeAll
	static void prepare() {
		scratch = ScratchServers
			.beside(Connector.to(DatabaseUrl.parse(PostgresServer.shared().createDatabase().url())));
	}

	@AfterAll
	static void close() {
		scratch.close();
	}

	@ParameterizedTest
	@ClassesOf(ColumnChanges.class)
	void columnsChange(Class<?> change) {
		assertThatItBecomesARevision(change);
	}

	@ParameterizedTest
	@ClassesOf(TypeChanges.class)
	void typesChange(Class<?> change) {
		assertThatItBecomesARevision(change);
	}

	@ParameterizedTest
	@ClassesOf(ConstraintChanges.class)
	void constraintsChange(Class<?> change) {
		assertThatItBecomesARevision(change);
	}

	@ParameterizedTest
	@ClassesOf(EnumChanges.class)
	void enumsChange(Class<?> change) {
		assertThatItBecomesARevision(change);
	}

	@ParameterizedTest
	@ClassesOf(TableChanges.class)
	void tablesChange(Class<?> change) {
		assertThatItBecomesARevision(change);
	}

	private static void assertThatItBecomesARevision(Class<?> change) {
		String before = Units.of(entities(change, "After")).ddl(scratch.version());
		Model after = new JpaModel(Units.of(entities(change, "Before")), List.of());
		Difference difference = difference(before, after);
		List<RenameCandidate> renamed = Renames.unrivalled(difference.offered());
		Difference decided = (renamed.isEmpty() ? difference : difference.renaming(renamed)).settled(scratch);
		StringBuilder applied = new StringBuilder(before);
		assertThat(decided.plan().statements()).isNotEmpty();
		for (GeneratedRevision revision : GeneratedRevision.of(decided, scratch)) {
			assertThat(revision.prove(scratch, rows(change)).problems()).as(revision.sections().toString()).isEmpty();
			applied.append(revision.plan().sql());
		}
		assertThat(difference(applied.toString(), after).plan().statements()).as(applied.toString()).isEmpty();
	}

	private static Difference difference(String before, Model after) {
		return Difference.towards(TextModel.of("before", before), after, Scope.ALL, scratch);
	}

	private static @Nullable String rows(Class<?> change) {
		try {
			return (String) change.getDeclaredField("ROWS").get(null);
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

	// All but those of the other side.
	private static List<Class<?>> entities(Class<?> change, String otherSide) {
		List<Class<?>> entities = new ArrayList<>(Arrays.asList(change.getDeclaredClasses()));
		entities.removeIf((type) -> type.getSimpleName().equals(otherSide) || !type.isAnnotationPresent(Entity.class));
		return entities;
	}

}
