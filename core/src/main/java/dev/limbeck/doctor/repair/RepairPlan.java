package dev.limbeck.doctor.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.limbeck.LimbeckException;

/**
 * All repairs of files that cannot do harm, to be shown before they are carried out.
 *
 * @param directory the root of the project, absolute
 * @param repairs one for each file
 */
public record RepairPlan(Path directory, List<FileRepair> repairs) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	/**
	 * Copy the list.
	 */
	public RepairPlan {
		repairs = List.copyOf(repairs);
	}

	/**
	 * Tell whether there is nothing to do.
	 * @return whether no file is touched
	 */
	public boolean isEmpty() {
		return this.repairs.isEmpty();
	}

	/**
	 * Return the plan for people.
	 * @return one line for each change
	 */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		for (FileRepair repair : this.repairs) {
			repair.reasons().forEach((reason) -> lines.add(shown(repair.file()) + ": " + reason));
		}
		return lines;
	}

	/**
	 * Carry it out. Each file is copied before it is touched.
	 * @param clock names the folder of the copies
	 * @return that folder
	 * @throws LimbeckException if a file has changed meanwhile, or cannot be written
	 */
	public Path carryOut(Clock clock) {
		Path copies = this.directory.resolve(".limbeck/doctor/" + TIME.format(clock.instant()));
		for (FileRepair repair : this.repairs) {
			try {
				carryOut(repair, copies);
			}
			catch (IOException ex) {
				throw new LimbeckException("not-repaired",
						shown(repair.file()) + " cannot be mended: " + ex.getClass().getSimpleName() + ".",
						"See to the file, and run the command again. Copies of what was touched are in " + shown(copies)
								+ ".");
			}
		}
		return copies;
	}

	private void carryOut(FileRepair repair, Path copies) throws IOException {
		boolean renamed = !repair.target().equals(repair.file());
		if (!Arrays.equals(Files.readAllBytes(repair.file()), repair.before())
				|| (renamed && Files.exists(repair.target()))) {
			throw new LimbeckException("changed-meanwhile",
					shown(repair.file()) + " is not as it was when the plan was made. It was left alone.",
					"Run the command again.");
		}
		Path copy = copies.resolve(relative(repair.file()));
		Files.createDirectories(copy.getParent());
		Files.write(copy, repair.before());
		if (!Arrays.equals(repair.before(), repair.after())) {
			Path beside = repair.file().resolveSibling("." + repair.file().getFileName() + ".limbeck");
			Files.write(beside, repair.after());
			Files.move(beside, repair.file(), StandardCopyOption.REPLACE_EXISTING);
		}
		if (renamed) {
			Files.createDirectories(repair.target().getParent());
			Files.move(repair.file(), repair.target());
		}
	}

	// Files of other projects may have the same name: then the whole path tells them
	// apart.
	private Path relative(Path file) {
		Path root = file.startsWith(this.directory) ? this.directory : file.getRoot();
		return root.relativize(file);
	}

	private String shown(Path file) {
		return file.startsWith(this.directory) ? this.directory.relativize(file).toString() : file.toString();
	}

}
