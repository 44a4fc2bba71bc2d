package dev.limbeck.adopt.alembic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ProjectReader;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.adopt.project.Tool;
import org.jspecify.annotations.Nullable;

/**
 * Reads the projects of Alembic: the graph from its files, the SQL from Alembic itself.
 *
 * @param command the words that start Alembic, or {@code null} if it must not be run
 */
public record AlembicReader(@Nullable List<String> command) implements ProjectReader {

	private static final int HIGHEST = 8;

	@Override
	public Tool tool() {
		return Tool.ALEMBIC;
	}

	@Override
	public int recognized(ProjectFolder folder) {
		return (int) folder.files()
			.stream()
			.filter((file) -> file.endsWith(".py") && folder.glance(file).contains("down_revision"))
			.count();
	}

	@Override
	public Project read(ProjectFolder folder) {
		List<Remark> remarks = new ArrayList<>();
		List<AlembicRevision> revisions = AlembicOrder.of(revisions(folder, remarks));
		Written written = (this.command != null) ? written(folder, this.command, revisions, remarks) : null;
		List<Migration> migrations = new ArrayList<>();
		for (AlembicRevision each : revisions) {
			String origin = folder.name(each.file());
			ForeignScript up = script(origin, (written != null) ? written.up().get(each.id()) : null,
					"upgrade() of " + origin);
			@Nullable ForeignScript down = (written == null || !written.down().containsKey(each.id())) ? null
					: script(origin, written.down().get(each.id()), "downgrade() of " + origin);
			migrations.add(new Migration(each.id(), each.id(), each.parents(), each.message(), each.created(), null, up,
					down, false)
				.requiring(each.dependsOn(), each.labels()));
		}
		if (written == null) {
			remarks.add(Remark.left("alembic", folder.name(""), 0,
					"the SQL of Alembic is written by Alembic, which was not run: it runs the code of the project",
					"Adopt again with --alembic \"alembic\" (or such as --alembic \"poetry run alembic\"). Until then each "
							+ "revision fails; \"alembic upgrade A:B --sql\" shows what belongs into it."));
		}
		return new Project(Tool.ALEMBIC, folder.name(""), List.of(), migrations, remarks);
	}

	private static ForeignScript script(String origin, @Nullable String sql, String what) {
		return ForeignScript.of(origin, (sql != null) ? sql : "SELECT 1 / 0 /* " + what.replace("*/", "") + " */;");
	}

	private static List<AlembicRevision> revisions(ProjectFolder folder, List<Remark> remarks) {
		List<AlembicRevision> revisions = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (String file : folder.files()) {
			if (file.endsWith(".py") && folder.glance(file).contains("down_revision")) {
				Optional<AlembicRevision> found = AlembicRevision.of(file, folder.read(file));
				found.filter((revision) -> !ids.add(revision.id())).ifPresent((twice) -> {
					throw new LimbeckException("duplicate-id",
							folder.name(file) + " declares " + twice.id() + ", as another file does.",
							"Give one of them another id, as Alembic would warn, too.");
				});
				found.ifPresentOrElse(revisions::add,
						() -> remarks.add(Remark.left("unreadable-revision", folder.name(file), 0,
								"its revision and down_revision are not written as plain texts",
								"Write them as texts in quotes, and adopt again.")));
			}
		}
		for (AlembicRevision each : revisions) {
			each.parents()
				.stream()
				.filter((parent) -> !ids.contains(parent))
				.forEach((parent) -> remarks.add(Remark.left("missing-file", folder.name(each.file()), 0,
						"revises " + parent + ", which is not there", "Restore its file, and adopt again.")));
		}
		return revisions;
	}

	private static Written written(ProjectFolder folder, List<String> command, List<AlembicRevision> revisions,
			List<Remark> remarks) {
		Path home = folder.above(HIGHEST)
			.stream()
			.filter((each) -> Files.isRegularFile(each.resolve("alembic.ini")))
			.findFirst()
			.orElse(folder.base());
		AlembicProgram program = new AlembicProgram(command, home);
		Map<String, String> up = program.sql("upgrade", "heads");
		for (AlembicRevision each : revisions) {
			if (!up.containsKey(each.id())) {
				remarks.add(Remark.left("alembic", folder.name(each.file()), 0, "Alembic has not written its SQL",
						"Write it into the revision."));
			}
		}
		try {
			return new Written(up, program.sql("downgrade", "heads:base"));
		}
		catch (LimbeckException ex) {
			remarks.add(Remark.left("alembic", folder.name(""), 0, "no way back is carried over: " + ex.description(),
					"Write the downgrades into the revisions that can be taken back, or leave them irreversible."));
			return new Written(up, Map.of());
		}
	}

	/**
	 * What Alembic has written.
	 *
	 * @param up the SQL of upgrades, by ids
	 * @param down the SQL of downgrades, by ids
	 */
	private record Written(Map<String, String> up, Map<String, String> down) {

	}

}
