package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.doctor.file.LostFile;
import dev.limbeck.doctor.finding.ShellWord;
import dev.limbeck.doctor.git.PastFile;
import dev.limbeck.doctor.git.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Files that are gone, and that a repository still has.
 *
 * @param directory in which commands are typed, absolute
 * @param searchPath where git is looked for
 */
record LostFiles(Path directory, @Nullable String searchPath) {

	/**
	 * Find some.
	 * @param repository that of a folder
	 * @param folder where revision files lie, absolute
	 * @param ids what is missing
	 * @return what brings them back, by id
	 * @throws IOException if git cannot tell
	 */
	Map<String, LostFile> find(Repository repository, Path folder, Set<String> ids) throws IOException {
		Map<String, LostFile> lost = new HashMap<>();
		String git = isOf(repository) ? "git" : "git -C " + ShellWord.quoted(shown(folder));
		past(repository, ids).forEach((id, file) -> lost.put(id, lost(git, target(folder, file), file)));
		return lost;
	}

	/**
	 * Find the commits that last had some revisions: in this folder, or in what it was
	 * called before.
	 * @param repository that of the folder
	 * @param ids what is missing
	 * @return where they are
	 * @throws IOException if git cannot tell
	 */
	static Map<String, PastFile> past(Repository repository, Set<String> ids) throws IOException {
		Map<String, PastFile> found = new HashMap<>(repository.lastWith(ids));
		Set<String> rest = new TreeSet<>(ids);
		rest.removeAll(found.keySet());
		if (!rest.isEmpty()) {
			repository.whole().lastWith(rest).forEach((id, file) -> found.put(id, file.moved()));
		}
		return found;
	}

	/**
	 * Return where a file can be written.
	 * @param folder where revision files lie
	 * @param file as a commit has it
	 * @return a path that is free
	 */
	static Path target(Path folder, PastFile file) {
		Path target = folder.resolve(file.relative());
		return Files.exists(target) ? target.resolveSibling(file.id() + "_restored.sql") : target;
	}

	private boolean isOf(Repository repository) {
		try {
			return Repository.of(this.directory, this.searchPath).root().equals(repository.root());
		}
		catch (IOException ex) {
			return false;
		}
	}

	private LostFile lost(String git, Path target, PastFile file) {
		String told = "Commit " + file.commit() + " has it as " + file.path()
				+ (file.gone() ? "; it was taken away or replaced on " : ", written on ") + file.day() + ".";
		Path parent = Objects.requireNonNull(target.getParent());
		String folder = Files.isDirectory(parent) ? "" : "mkdir -p " + ShellWord.quoted(shown(parent)) + " && ";
		return new LostFile(told, folder + git + " show " + file.commit() + ":" + ShellWord.quoted(file.path()) + " > "
				+ ShellWord.quoted(shown(target)));
	}

	private String shown(Path path) {
		return path.startsWith(this.directory) ? this.directory.relativize(path).toString() : path.toString();
	}

}
