package dev.limbeck.adopt.file;

import java.util.ArrayList;
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
 * Reads the projects of golang-migrate: {@code N_words.up.sql} and
 * {@code N_words.down.sql}.
 */
public final class PairedFileReader implements ProjectReader {

	private static final String UP = ".up.sql";

	private static final String DOWN = ".down.sql";

	@Override
	public Tool tool() {
		return Tool.GOLANG_MIGRATE;
	}

	@Override
	public int recognized(ProjectFolder folder) {
		return (int) folder.files().stream().filter((file) -> file.endsWith(UP) && number(file, UP) != null).count();
	}

	@Override
	public Project read(ProjectFolder folder) {
		List<Remark> remarks = new ArrayList<>();
		TreeMap<NumberedName, String> ups = sorted(folder, UP, remarks);
		TreeMap<NumberedName, String> downs = sorted(folder, DOWN, remarks);
		List<Migration> migrations = new ArrayList<>();
		ups.forEach((number, file) -> {
			String down = downs.remove(number);
			migrations.add(new Migration(number.key(), number.digits(), List.of(), number.words(),
					VersionTime.of(number.digits()), null, script(folder, file),
					(down != null) ? script(folder, down) : null, false));
		});
		downs.values()
			.forEach((file) -> remarks.add(Remark.left("down-without-up", folder.name(file), 0,
					"there is no " + UP + " of the same number", "Delete it, or add the way up.")));
		return new Project(tool(), folder.name(""), List.of(), Project.chain(migrations), remarks);
	}

	private static TreeMap<NumberedName, String> sorted(ProjectFolder folder, String suffix, List<Remark> remarks) {
		TreeMap<NumberedName, String> files = new TreeMap<>(NumberedName.ORDER);
		for (String file : folder.nearest((each) -> each.endsWith(suffix) && number(each, suffix) != null)) {
			NumberedName number = number(file, suffix);
			String other = (number != null) ? files.putIfAbsent(number, file) : null;
			if (other != null) {
				remarks.add(Remark.left("same-version", folder.name(file), 0,
						"has the same version as " + folder.name(other),
						"Give one of them another version, and adopt again."));
			}
		}
		return files;
	}

	private static @Nullable NumberedName number(String file, String suffix) {
		String name = file.substring(file.lastIndexOf('/') + 1, file.length() - suffix.length());
		return NumberedName.of(name).orElse(null);
	}

	private static ForeignScript script(ProjectFolder folder, String file) {
		return ForeignScript.of(folder.name(file), folder.read(file));
	}

}
