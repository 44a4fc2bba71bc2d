package dev.limbeck.doctor.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads the revision files of all other branches, local and remote, and what they were
 * where each branch left the one that is checked out.
 *
 * @param git runs in their folder
 */
record OtherBranches(GitCommand git) {

	private static final int MOST_BRANCHES = 500;

	/**
	 * Read them.
	 * @return what each branch has done that is not merged yet; each content is read once
	 * @throws IOException if git cannot tell
	 */
	List<Branch> read() throws IOException {
		Map<String, List<Entry>> bases = new LinkedHashMap<>();
		Map<String, List<Entry>> now = new LinkedHashMap<>();
		Map<String, List<Entry>> known = new TreeMap<>();
		for (String reference : references()) {
			String base = base(reference);
			if (!base.isEmpty() && !known.containsKey(base)) {
				known.put(base, entries(base));
			}
			bases.put(reference, known.getOrDefault(base, List.of()));
			now.put(reference, entries(reference));
		}
		Map<String, byte[]> contents = contents(Stream.concat(bases.values().stream(), now.values().stream()).toList());
		return now.keySet().stream().map((reference) -> {
			List<Entry> before = bases.getOrDefault(reference, List.of());
			List<Entry> after = now.getOrDefault(reference, List.of());
			return new Branch(shortName(reference), files(without(after, before), contents),
					files(without(before, after), contents));
		}).toList();
	}

	private static List<Entry> without(List<Entry> entries, List<Entry> others) {
		Set<Entry> known = Set.copyOf(others);
		return entries.stream().filter((entry) -> !known.contains(entry)).toList();
	}

	private static List<BranchFile> files(List<Entry> entries, Map<String, byte[]> contents) {
		List<BranchFile> read = new ArrayList<>();
		for (Entry file : entries) {
			byte[] content = contents.get(file.hash());
			if (content != null) {
				read.add(new BranchFile(file.path(), content));
			}
		}
		return read;
	}

	// Of two branches that share nothing, all of the other one is new.
	private String base(String reference) {
		try {
			return text(this.git.run(List.of("merge-base", "HEAD", reference))).strip();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private List<String> references() throws IOException {
		String current = current();
		List<String> question = new ArrayList<>(
				List.of("for-each-ref", "--count=" + MOST_BRANCHES, "--format=%(symref) %(refname)"));
		if (hasCommits()) {
			question.add("--no-merged=HEAD");
		}
		question.addAll(List.of("refs/heads", "refs/remotes"));
		return text(this.git.run(question)).lines()
			.filter((line) -> line.startsWith(" "))
			.map(String::strip)
			.filter((name) -> !name.equals(current))
			.toList();
	}

	private boolean hasCommits() {
		try {
			return this.git.run(List.of("rev-parse", "-q", "--verify", "HEAD^{commit}")).length > 0;
		}
		catch (IOException ex) {
			return false;
		}
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

	private Map<String, byte[]> contents(List<List<Entry>> entries) throws IOException {
		Set<String> hashes = new TreeSet<>();
		entries.forEach((files) -> files.forEach((file) -> hashes.add(file.hash())));
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
