package dev.limbeck.adopt.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.ProjectReader;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.adopt.project.VersionTime;
import dev.limbeck.sql.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Reads the projects of tools that keep each migration in a folder of its own.
 *
 * @param tool the tool
 * @param up the name of the file with the way up
 * @param down the name of the file with the way down
 */
public record FolderReader(Tool tool, String up, String down) implements ProjectReader {

	/**
	 * Return the readers of all such tools.
	 * @return a reader for each
	 */
	public static List<ProjectReader> all() {
		return List.of(new FolderReader(Tool.DIESEL, "up.sql", "down.sql"),
				new FolderReader(Tool.PRISMA, "migration.sql", "down.sql"));
	}

	@Override
	public int recognized(ProjectFolder folder) {
		return folders(folder).size();
	}

	// By the text of their names, as the tools sort them.
	private List<String> folders(ProjectFolder folder) {
		return folder.files()
			.stream()
			.filter((file) -> file.endsWith("/" + this.up))
			.map((file) -> file.substring(0, file.length() - this.up.length() - 1))
			.sorted(Comparator.comparing(this::version).thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	@Override
	public Project read(ProjectFolder folder) {
		List<Remark> remarks = new ArrayList<>();
		List<Migration> migrations = new ArrayList<>();
		for (String each : folders(folder)) {
			String key = (this.tool == Tool.DIESEL) ? version(each) : name(each);
			migrations.add(new Migration(key, version(each), List.of(), words(each), VersionTime.of(version(each)),
					checksum(folder, each), script(folder, each, this.up),
					folder.has(each + "/" + this.down) ? script(folder, each, this.down) : null, false));
		}
		for (String file : folder.files()) {
			if (file.endsWith(".sql") && !file.endsWith("/" + this.up) && !file.endsWith("/" + this.down)) {
				remarks.add(Remark.note(
						"passed-over", folder.name(file), 0, this.tool.title()
								+ " passes over this file: it is called neither " + this.up + " nor " + this.down,
						"It is passed over here, too."));
			}
		}
		return new Project(this.tool, folder.name(""), List.of(), Project.chain(migrations), remarks);
	}

	private @Nullable String checksum(ProjectFolder folder, String each) {
		return (this.tool == Tool.PRISMA) ? Checksum.ofBytes(folder.bytes(each + "/" + this.up)) : null;
	}

	private static String name(String folder) {
		return folder.substring(folder.lastIndexOf('/') + 1);
	}

	private String version(String folder) {
		String name = name(folder);
		int end = name.indexOf('_');
		return ((end < 0) ? name : name.substring(0, end)).replace("-", "");
	}

	private static String words(String folder) {
		String name = name(folder);
		return name.substring(name.indexOf('_') + 1).replaceAll("[_-]+", " ").strip();
	}

	private static ForeignScript script(ProjectFolder folder, String each, String file) {
		String metadata = each + "/metadata.toml";
		boolean refused = folder.has(metadata) && folder.read(metadata)
			.lines()
			.map((line) -> line.replaceAll("\\s", ""))
			.anyMatch((line) -> line.startsWith("run_in_transaction=false"));
		return ForeignScript.of(folder.name(each + "/" + file), folder.read(each + "/" + file)).transactional(!refused);
	}

}
