package dev.limbeck.adopt.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ProjectReader;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.adopt.project.VersionTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads the projects of tools that mark both directions in one file.
 *
 * @param tool the tool
 * @param markers how it marks them
 */
public record MarkedFileReader(Tool tool, Markers markers) implements ProjectReader {

	/**
	 * Return the readers of all such tools.
	 * @return a reader for each
	 */
	public static List<ProjectReader> all() {
		return List.of(new MarkedFileReader(Tool.GOOSE, Markers.GOOSE),
				new MarkedFileReader(Tool.SQL_MIGRATE, Markers.SQL_MIGRATE),
				new MarkedFileReader(Tool.DBMATE, Markers.DBMATE));
	}

	@Override
	public int recognized(ProjectFolder folder) {
		return (int) scripts(folder).stream().filter((file) -> this.markers.in(folder.glance(file))).count();
	}

	private static List<String> scripts(ProjectFolder folder) {
		return folder.nearest((file) -> file.endsWith(".sql"));
	}

	// sql-migrate goes by whole names, the others by numbers.
	@Override
	public Project read(ProjectFolder folder) {
		List<Remark> remarks = new ArrayList<>();
		TreeMap<NumberedName, Migration> found = new TreeMap<>(order());
		for (String file : folder.nearest((each) -> each.endsWith(".sql") || each.endsWith(".go"))) {
			String name = file.substring(file.lastIndexOf('/') + 1);
			NumberedName number = NumberedName.of(name.replaceFirst("\\.[a-z]+$", ""))
				.orElse((this.tool == Tool.SQL_MIGRATE) ? new NumberedName("", name) : null);
			if (number != null && file.endsWith(".go")) {
				code(folder.name(file), number, found, remarks);
			}
			else if (file.endsWith(".sql")) {
				add(folder, file, number, found, remarks);
			}
		}
		return new Project(this.tool, folder.name(""), List.of(), Project.chain(List.copyOf(found.values())), remarks);
	}

	private Comparator<NumberedName> order() {
		return (this.tool == Tool.SQL_MIGRATE)
				? Comparator.comparing((NumberedName name) -> name.digits() + " " + name.words()) : NumberedName.ORDER;
	}

	private void add(ProjectFolder folder, String file, @Nullable NumberedName number,
			TreeMap<NumberedName, Migration> found, List<Remark> remarks) {
		String origin = folder.name(file);
		String text = folder.read(file);
		if (number == null || !this.markers.in(text)) {
			remarks.add(Remark.note("passed-over", origin, 0,
					this.tool.title() + " passes over this file: "
							+ ((number != null) ? "nothing in it is marked as the way up" : "its name has no number"),
					"It is passed over here, too."));
			return;
		}
		Migration other = found.putIfAbsent(number,
				migration(file, number, new MarkedFile(origin, text, this.markers), remarks));
		if (other != null) {
			remarks.add(Remark.left("same-version", origin, 0, "has the same version as " + origin(other),
					"Give one of them another version, and adopt again."));
		}
	}

	private static String origin(Migration migration) {
		ForeignScript up = migration.up();
		return (up != null) ? up.origin() : migration.name();
	}

	private Migration migration(String file, NumberedName number, MarkedFile marked, List<Remark> remarks) {
		remarks.addAll(marked.remarks());
		String name = file.substring(file.lastIndexOf('/') + 1);
		String key = switch (this.tool) {
			case SQL_MIGRATE -> name;
			case DBMATE -> number.digits();
			default -> number.key();
		};
		String id = number.digits().isEmpty() ? name.replaceFirst("\\.sql$", "") : number.digits();
		return new Migration(key, id, List.of(), number.words(), VersionTime.of(number.digits()), null, marked.up(),
				marked.down(), false);
	}

	private void code(String origin, NumberedName number, TreeMap<NumberedName, Migration> found,
			List<Remark> remarks) {
		if (origin.endsWith("_test.go")) {
			return;
		}
		remarks.add(Remark.left("go-migration", origin, 0, "a migration in Go is not carried over",
				"Write a class with @Revision(id = \"" + number.digits()
						+ "\") that does the same, see docs/revision-files.md, or its SQL as a file."));
		found.putIfAbsent(number, new Migration(number.key(), number.digits(), List.of(), number.words(),
				VersionTime.of(number.digits()), null, null, null, false));
	}

}
