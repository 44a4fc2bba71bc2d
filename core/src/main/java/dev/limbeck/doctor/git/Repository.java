package dev.limbeck.doctor.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The repository in which a folder of revision files lies.
 */
public final class Repository {

	/** How long one question may take. */
	public static final Duration PATIENCE = Duration.ofSeconds(20);

	/** A file that was touched more often than that has no clear end. */
	private static final int MOST_COMMITS = 20;

	/** Long enough for repositories of any size. */
	private static final int ABBREVIATED = 12;

	/** A command line has an end. */
	private static final int MOST_IDS = 200;

	private final GitCommand git;

	private final String prefix;

	private final Path root;

	private Repository(GitCommand git, String prefix, Path root) {
		this.git = git;
		this.prefix = prefix;
		this.root = root;
	}

	/**
	 * Find the repository of a folder.
	 * @param folder an absolute path
	 * @param searchPath where git is looked for, the value of {@code PATH}
	 * @return the repository
	 * @throws IOException if there is none, or no git; the message says which
	 */
	public static Repository of(Path folder, @Nullable String searchPath) throws IOException {
		Path program = GitCommand.find(searchPath);
		if (program == null) {
			throw new IOException("there is no git on the PATH");
		}
		if (!Files.isDirectory(folder)) {
			throw new IOException("there is no folder " + folder);
		}
		GitCommand git = new GitCommand(program, folder, PATIENCE);
		try {
			String prefix = text(git.run(List.of("rev-parse", "--show-prefix"))).strip();
			String root = text(git.run(List.of("rev-parse", "--show-toplevel"))).strip();
			return new Repository(git, prefix, Path.of(root));
		}
		catch (GitRefusal ex) {
			if (ex.isOfRepository()) {
				throw ex;
			}
			throw new IOException(folder + " is in no repository that git reads", ex);
		}
	}

	/**
	 * Look at all folders of the repository.
	 * @return the same repository, with paths from its root
	 */
	public Repository whole() {
		return new Repository(new GitCommand(this.git.program(), this.root, PATIENCE), "", this.root);
	}

	/**
	 * Return where it lies.
	 * @return the root of its files, absolute
	 */
	public Path root() {
		return this.root;
	}

	/**
	 * Read a file as a commit has it.
	 * @param file the file
	 * @return its bytes
	 * @throws IOException if git cannot tell
	 */
	public byte[] content(PastFile file) throws IOException {
		return this.git.run(List.of("cat-file", "blob", file.commit() + ":" + file.path()));
	}

	/**
	 * Find the commits that last had the files of some revisions, on any branch.
	 * @param ids of the revisions
	 * @return where their files are, by their ids; those are left out that never were in
	 * this folder
	 * @throws IOException if git cannot tell
	 */
	public Map<String, PastFile> lastWith(Set<String> ids) throws IOException {
		Map<String, PastFile> files = new TreeMap<>();
		List<String> sorted = List.copyOf(new TreeSet<>(ids));
		for (int from = 0; from < sorted.size(); from += MOST_IDS) {
			find(sorted.subList(from, Math.min(sorted.size(), from + MOST_IDS)), files);
		}
		return files;
	}

	private void find(List<String> ids, Map<String, PastFile> files) throws IOException {
		List<Version> versions = versions(ids);
		List<Optional<byte[]>> contents = contents(versions);
		Map<String, Version> found = new TreeMap<>();
		for (int i = 0; i < versions.size(); i++) {
			String id = contents.get(i).map((content) -> declared(text(content), ids)).orElse("");
			if (!id.isEmpty()) {
				found.putIfAbsent(id, versions.get(i));
			}
		}
		found.putAll(corrected(found));
		found.forEach((id, version) -> files.put(id, version.file(id, this.prefix)));
	}

	// Unless another revision has taken the place of the file.
	private Map<String, Version> corrected(Map<String, Version> found) throws IOException {
		Map<String, Version> written = lastWritten(
				found.values().stream().filter((version) -> !version.gone()).map(Version::path).toList());
		List<Version> versions = List.copyOf(written.values());
		List<Optional<byte[]>> contents = contents(versions);
		Map<String, Version> corrected = new TreeMap<>();
		for (int i = 0; i < versions.size(); i++) {
			String path = versions.get(i).path();
			List<String> ids = found.entrySet()
				.stream()
				.filter((entry) -> !entry.getValue().gone() && entry.getValue().path().equals(path))
				.map(Map.Entry::getKey)
				.toList();
			String id = contents.get(i).map((content) -> declared(text(content), ids)).orElse("");
			if (!id.isEmpty()) {
				corrected.put(id, versions.get(i));
			}
		}
		return corrected;
	}

	// The line that names a revision is older than what was corrected below it.
	private Map<String, Version> lastWritten(List<String> paths) throws IOException {
		Map<String, Version> written = new TreeMap<>();
		if (paths.isEmpty()) {
			return written;
		}
		List<String> question = new ArrayList<>(List.of("log", "--all", "--diff-filter=AM", "--format=%x01%cs %H",
				"--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--"));
		paths.stream().distinct().forEach((path) -> question.add(":(literal)" + path));
		for (String entry : text(this.git.run(question)).split("\u0001")) {
			List<String> parts = Arrays.stream(entry.split("[\u0000\n]")).filter((part) -> !part.isEmpty()).toList();
			for (String path : parts.subList(Math.min(1, parts.size()), parts.size())) {
				String[] words = parts.get(0).split(" ");
				written.putIfAbsent(path, new Version(words[1], words[0], false, path));
			}
		}
		return written;
	}

	// Whoever wrote a file has it; what a commit took away its parent has.
	private List<Version> versions(List<String> ids) throws IOException {
		String line = "@revision[[:blank:]]+(" + String.join("|", ids).replace(".", "[.]") + ")[[:space:]]*$";
		String log = text(this.git.run(List.of("log", "--all", "--max-count=" + MOST_COMMITS * ids.size(), "-E",
				"-G" + line, "--format=%x01%cs %H %P", "--name-only", "-z", "--relative", "--no-renames",
				"--no-ext-diff", "--no-textconv", "--", ".")));
		List<Version> versions = new ArrayList<>();
		for (String entry : log.split("\u0001")) {
			List<String> parts = Arrays.stream(entry.split("[\u0000\n]")).filter((part) -> !part.isEmpty()).toList();
			for (String path : parts.subList(Math.min(1, parts.size()), parts.size())) {
				String[] words = parts.get(0).split(" ");
				versions.add(new Version(words[1], words[0], false, path));
				if (words.length > 2) {
					versions.add(new Version(words[2], words[0], true, path));
				}
			}
		}
		return versions;
	}

	private List<Optional<byte[]>> contents(List<Version> versions) throws IOException {
		if (versions.isEmpty()) {
			return List.of();
		}
		StringBuilder input = new StringBuilder();
		versions.forEach((version) -> input.append(version.commit())
			.append(':')
			.append(this.prefix)
			.append(version.path())
			.append('\n'));
		return BatchAnswer
			.inOrder(this.git.run(List.of("cat-file", "--batch"), input.toString().getBytes(StandardCharsets.UTF_8)));
	}

	private static String declared(String content, List<String> ids) {
		return content.lines()
			.map(String::strip)
			.filter((line) -> line.startsWith("--"))
			.map((line) -> line.replaceFirst("^-+", "").strip().split("[ \t]+"))
			.filter((words) -> words.length > 1 && words[0].equals("@revision") && ids.contains(words[1]))
			.map((words) -> words[1])
			.findFirst()
			.orElse("");
	}

	/**
	 * Read what all branches, local and remote, would bring into the one that is checked
	 * out.
	 * @return what each of them has done; those that are merged already have done nothing
	 * @throws IOException if git cannot tell
	 */
	public List<Branch> branches() throws IOException {
		return new OtherBranches(this.git).read();
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	/**
	 * A file as it was.
	 *
	 * @param commit that has it
	 * @param day of the commit that is looked at
	 * @param gone whether that commit took it away
	 * @param path relative to the folder
	 */
	private record Version(String commit, String day, boolean gone, String path) {

		PastFile file(String id, String prefix) {
			return new PastFile(id, this.commit.substring(0, ABBREVIATED), this.day, this.gone, prefix + this.path,
					this.path);
		}

	}

}
