package dev.limbeck.doctor.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.doctor.git.Branch;
import dev.limbeck.doctor.git.BranchFile;
import dev.limbeck.revision.GraphProblem;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.location.LocatedFile;

/**
 * What other branches hold, and what merging each of them would make of the history.
 */
public final class BranchComparison {

	private final History history;

	private final Map<String, Map<String, LocatedFile>> written = new LinkedHashMap<>();

	private final Map<String, Map<String, LocatedFile>> gone = new LinkedHashMap<>();

	/**
	 * Read the files of branches.
	 * @param history what is checked out
	 * @param branches what each of them has done
	 */
	public BranchComparison(History history, List<Branch> branches) {
		this.history = history;
		branches.forEach((branch) -> {
			this.written.put(branch.name(), byId(branch.name(), branch.written()));
			this.gone.put(branch.name(), byId(branch.name(), branch.gone()));
		});
	}

	private static Map<String, LocatedFile> byId(String branch, List<BranchFile> files) {
		Map<String, LocatedFile> byId = new TreeMap<>();
		for (BranchFile file : files) {
			LocatedFile located = LocatedFile.read(branch + ":" + file.path(), file.bytes());
			if (located.revision() != null) {
				byId.put(located.revision().id(), located);
			}
		}
		return byId;
	}

	/**
	 * Compare.
	 * @return what was found
	 */
	public List<Finding> find() {
		List<Finding> findings = new ArrayList<>(collisions());
		this.written.forEach((name, files) -> {
			Map<String, LocatedFile> lost = lost(name, files);
			lost.forEach((id, file) -> findings.add(loss(name, id, file, files.values())));
			findings.addAll(merged(name, files, lost.keySet()));
		});
		return findings;
	}

	// What has only moved is written, too.
	private Map<String, LocatedFile> lost(String branch, Map<String, LocatedFile> files) {
		Map<String, LocatedFile> lost = new TreeMap<>(this.gone.getOrDefault(branch, Map.of()));
		lost.keySet().removeIf((id) -> files.containsKey(id) || this.history.find(id) == null);
		return lost;
	}

	private Finding loss(String branch, String id, LocatedFile file, Collection<LocatedFile> files) {
		Revision here = Objects.requireNonNull(this.history.find(id));
		String replaced = files.stream()
			.filter((other) -> other.origin().equals(file.origin()) && other.revision() != null)
			.map((other) -> " holds revision " + Objects.requireNonNull(other.revision()).id() + " there.")
			.findFirst()
			.orElse(" is deleted there.");
		return Catalogue.get("branch-loss")
			.found(Place.file(here.origin()), "Merging " + branch + " takes revision " + id + " away: the file of it, "
					+ file.origin() + "," + replaced);
	}

	private List<Finding> collisions() {
		Map<String, Map<String, LocatedFile>> variants = new TreeMap<>();
		for (LocatedFile file : this.history.files()) {
			add(file, variants);
		}
		this.written.values().forEach((files) -> files.values().forEach((file) -> add(file, variants)));
		List<Finding> findings = new ArrayList<>();
		variants.forEach((id, files) -> {
			if (files.size() > 1) {
				findings.add(collision(id, files.values()));
			}
		});
		return findings;
	}

	private static void add(LocatedFile file, Map<String, Map<String, LocatedFile>> variants) {
		if (file.revision() != null && file.script() != null) {
			String content = file.script().checksum() + file.revision().parents() + file.revision().dependsOn();
			variants.computeIfAbsent(file.revision().id(), (id) -> new LinkedHashMap<>()).putIfAbsent(content, file);
		}
	}

	private static Finding collision(String id, Collection<LocatedFile> files) {
		List<String> origins = files.stream().map(LocatedFile::origin).toList();
		return Catalogue.get("branch-collision")
			.found(Place.file(origins.get(0)),
					"Revision " + id + " is not the same in " + String.join(" and ", origins) + ".");
	}

	private List<Finding> merged(String branch, Map<String, LocatedFile> files, Set<String> lost) {
		List<Revision> all = new ArrayList<>(this.history.revisions());
		all.removeIf((revision) -> lost.contains(revision.id()));
		Set<String> added = new TreeSet<>();
		files.forEach((id, file) -> {
			Revision revision = file.revision();
			if (revision != null && this.history.find(id) == null) {
				added.add(id);
				all.add(revision);
			}
		});
		return (added.isEmpty() && lost.isEmpty()) ? List.of() : merged(branch, added, all);
	}

	private List<Finding> merged(String branch, Set<String> added, List<Revision> all) {
		try {
			Set<String> heads = RevisionGraph.of(all).heads();
			RevisionGraph graph = this.history.graph();
			boolean more = heads.size() > 1 && (graph == null || heads.size() > graph.heads().size());
			return more ? List.of(severalHeads(branch, added, heads)) : List.of();
		}
		catch (RevisionGraphException ex) {
			return ex.problems()
				.stream()
				.filter((problem) -> this.history.problems().stream().noneMatch((known) -> isSame(problem, known)))
				.map((problem) -> conflict(branch, problem))
				.toList();
		}
	}

	private static boolean isSame(GraphProblem one, GraphProblem other) {
		return one.kind() == other.kind() && one.origin().equals(other.origin());
	}

	private static Finding severalHeads(String branch, Set<String> added, Set<String> heads) {
		return Catalogue.get("branch-heads")
			.found(Place.file(branch),
					"Merging " + branch + (added.isEmpty() ? "" : " adds " + NameList.first(added) + ", and")
							+ " leaves " + heads.size() + " heads: " + String.join(", ", heads) + ".")
			.withCommand("limbeck merge " + String.join(" ", heads));
	}

	private static Finding conflict(String branch, GraphProblem problem) {
		return Catalogue.get("branch-conflict")
			.found(Place.file(problem.origin()), "Merging " + branch + ": " + problem.description());
	}

}
