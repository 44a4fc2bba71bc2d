package dev.limbeck.doctor.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
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
				write(repair, copies);
			}
			catch (IOException ex) {
				throw failure(repair, ex, copies);
			}
		}
		rename(Renaming.inOrder(this.repairs.stream().filter(RepairPlan::isMoved).toList()), copies);
		return copies;
	}

	// All of them get their names, or none.
	private void rename(List<Renaming> renamings, Path copies) {
		Deque<Renaming> done = new ArrayDeque<>();
		for (Renaming renaming : renamings) {
			try {
				renaming.carryOut();
				done.push(renaming);
			}
			catch (IOException ex) {
				done.forEach((earlier) -> earlier.undo(ex));
				throw failure(renaming.repair(), ex, copies);
			}
		}
	}

	private LimbeckException failure(FileRepair repair, IOException ex, Path copies) {
		return new LimbeckException("not-repaired",
				shown(repair.file()) + " cannot be mended: " + ex.getClass().getSimpleName() + ".",
				"See to the file, and run the command again. Copies of what was touched are in " + shown(copies) + ".",
				ex);
	}

	private void write(FileRepair repair, Path copies) throws IOException {
		boolean taken = Files.exists(repair.target())
				&& this.repairs.stream().noneMatch((other) -> isMoved(other) && other.file().equals(repair.target()));
		if (!Arrays.equals(Files.readAllBytes(repair.file()), repair.before()) || (isMoved(repair) && taken)) {
			throw new LimbeckException("changed-meanwhile",
					shown(repair.file()) + " is not as it was when the plan was made. It was left alone.",
					"Run the command again.");
		}
		Path copy = copies.resolve(relative(repair.file()));
		Files.createDirectories(copy.getParent());
		Files.write(copy, repair.before());
		if (!Arrays.equals(repair.before(), repair.after())) {
			// A link stays one: what it leads to is written.
			Path real = repair.file().toRealPath();
			Path beside = real.resolveSibling("." + real.getFileName() + ".limbeck.new");
			Files.write(beside, repair.after());
			Files.move(beside, real, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static boolean isMoved(FileRepair repair) {
		return !repair.target().equals(repair.file());
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
