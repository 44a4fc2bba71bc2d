package dev.limbeck.doctor.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One step by which a file gets its name.
 *
 * @param repair to which it belongs
 * @param from where the file is
 * @param to where it is then
 */
record Renaming(FileRepair repair, Path from, Path to) {

	/**
	 * Return the steps by which files get their names: each name is free when it is
	 * taken. Only of files that get each other's names, one lies aside for that long.
	 * @param repairs of files that get other names
	 * @return the steps in their order
	 */
	static List<Renaming> inOrder(List<FileRepair> repairs) {
		List<Renaming> steps = new ArrayList<>();
		Map<FileRepair, Path> places = new HashMap<>();
		repairs.forEach((repair) -> places.put(repair, repair.file()));
		List<FileRepair> rest = new ArrayList<>(repairs);
		while (!rest.isEmpty()) {
			Optional<FileRepair> free = rest.stream()
				.filter((repair) -> !places.containsValue(repair.target()))
				.findFirst();
			FileRepair next = free.orElse(rest.get(0));
			Path to = free.isPresent() ? next.target() : HiddenFile.of(next.file()).path();
			steps.add(new Renaming(next, Objects.requireNonNull(places.get(next)), to));
			places.put(next, to);
			free.ifPresent(rest::remove);
		}
		return steps;
	}

	void carryOut() throws IOException {
		Files.createDirectories(Objects.requireNonNull(this.to.getParent()));
		Files.move(this.from, this.to);
	}

	/**
	 * Put the file back.
	 * @param failure why, and what takes it if that fails as well
	 */
	void undo(IOException failure) {
		try {
			Files.move(this.to, this.from);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

}
