package dev.limbeck.doctor.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

	private static final int MOST_BRANCHES = 500;

	private final GitCommand git;

	private final String prefix;

	private Repository(GitCommand git, String prefix) {
		this.git = git;
		this.prefix = prefix;
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
			return new Repository(git, prefix);
		}
		catch (IOException ex) {
			throw new IOException(folder + " is in no repository that git reads", ex);
		}
	}

	/**
	 * Find the commit that last had the file of a revision, on any branch.
	 * @param id of the revision
	 * @return where its file is, or nothing if it never was in this folder
	 * @throws IOException if git cannot tell
	 */
	public Optional<PastFile> lastWith(String id) throws IOException {
		String line = "@revision[[:blank:]]+" + id.replace(".", "[.]") + "[[:space:]]*$";
		String log = text(this.git
			.run(List.of("log", "--all", "--max-count=" + MOST_COMMITS, "-E", "-G" + line, "--format=%x01%H %cs",
					"--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--", ".")));
		for (String entry : log.split("\u0001")) {
			Optional<PastFile> found = of(entry, id);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private Optional<PastFile> of(String entry, String id) throws IOException {
		List<String> parts = Arrays.stream(entry.split("[\u0000\n]")).filter((part) -> !part.isEmpty()).toList();
		if (parts.isEmpty() || !parts.get(0).contains(" ")) {
			return Optional.empty();
		}
		String commit = parts.get(0).substring(0, parts.get(0).indexOf(' '));
		String day = parts.get(0).substring(parts.get(0).indexOf(' ') + 1);
		for (String path : parts.subList(1, parts.size())) {
			for (String revision : List.of(commit, commit + "^")) {
				if (declares(revision, path, id)) {
					return Optional.of(new PastFile(id, resolve(revision), day, !revision.equals(commit),
							this.prefix + path, path));
				}
			}
		}
		return Optional.empty();
	}

	private boolean declares(String revision, String path, String id) {
		try {
			return text(this.git.run(List.of("cat-file", "blob", revision + ":./" + path))).lines()
				.map(String::strip)
				.filter((line) -> line.startsWith("--"))
				.map((line) -> line.replace("-", " ").strip().split("[ \t]+"))
				.anyMatch((words) -> words.length > 1 && words[0].equals("@revision")
						&& words[1].equals(id.replace("-", " ")));
		}
		catch (IOException ex) {
			return false; // The commit has no such file.
		}
	}

	private String resolve(String revision) throws IOException {
		return text(this.git.run(List.of("rev-parse", "--short=12", "--verify", "--end-of-options", revision))).strip();
	}

	/**
	 * Read the revision files of all branches, local and remote, except the one that is
	 * checked out.
	 * @return their files, by the name of the branch; each content is read once
	 * @throws IOException if git cannot tell
	 */
	public Map<String, List<BranchFile>> branches() throws IOException {
		Map<String, List<Entry>> entries = new LinkedHashMap<>();
		for (String reference : references()) {
			entries.put(shortName(reference), entries(reference));
		}
		Map<String, byte[]> contents = contents(entries);
		Map<String, List<BranchFile>> branches = new LinkedHashMap<>();
		entries.forEach((name, files) -> {
			List<BranchFile> read = new ArrayList<>();
			for (Entry file : files) {
				byte[] content = contents.get(file.hash());
				if (content != null) {
					read.add(new BranchFile(file.path(), content));
				}
			}
			branches.put(name, read);
		});
		return branches;
	}

	private List<String> references() throws IOException {
		String current = current();
		return text(this.git.run(List.of("for-each-ref", "--count=" + MOST_BRANCHES, "--format=%(symref) %(refname)",
				"refs/heads", "refs/remotes")))
			.lines()
			.filter((line) -> line.startsWith(" "))
			.map(String::strip)
			.filter((name) -> !name.equals(current))
			.toList();
	}

	private String current() {
		try {
			return text(this.git.run(List.of("symbolic-ref", "-q", "HEAD"))).strip();
		}
		catch (IOException ex) {
			return ""; // No branch is checked out.
		}
	}

	private static String shortName(String reference) {
		return reference.replaceFirst("^refs/(?:heads|remotes)/", "");
	}

	private List<Entry> entries(String reference) throws IOException {
		List<Entry> entries = new ArrayList<>();
		for (String line : text(this.git.run(List.of("ls-tree", "-r", "-z", reference, "."))).split("\u0000")) {
			int tab = line.indexOf('\t');
			String[] words = line.substring(0, Math.max(0, tab)).split(" ");
			if (tab > 0 && words[1].equals("blob") && line.endsWith(".sql")) {
				entries.add(new Entry(words[2], line.substring(tab + 1)));
			}
		}
		return entries;
	}

	private Map<String, byte[]> contents(Map<String, List<Entry>> entries) throws IOException {
		Set<String> hashes = new TreeSet<>();
		entries.values().forEach((files) -> files.forEach((file) -> hashes.add(file.hash())));
		if (hashes.isEmpty()) {
			return Map.of();
		}
		byte[] input = (String.join("\n", hashes) + "\n").getBytes(StandardCharsets.US_ASCII);
		return BatchAnswer.read(this.git.run(List.of("cat-file", "--batch"), input));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	/**
	 * A file in a tree.
	 *
	 * @param hash of its content
	 * @param path relative to the folder
	 */
	private record Entry(String hash, String path) {

	}

}
