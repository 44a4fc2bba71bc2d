package dev.limbeck.adopt.sqitch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.ProjectFolder;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.adopt.project.Tool;

/**
 * The plan of one Sqitch project, in whose order Sqitch deploys. To be used once.
 */
final class SqitchPlan {

	static final String FILE = "sqitch.plan";

	private final ProjectFolder folder;

	private final List<PlanLine> lines;

	private final Map<String, String> settings;

	private final List<Remark> remarks = new ArrayList<>();

	SqitchPlan(ProjectFolder folder) {
		this.folder = folder;
		if (!folder.has(FILE)) {
			throw new LimbeckException("no-plan", folder.name("") + " has no file " + FILE + ".",
					"Name the folder that holds it.");
		}
		this.lines = folder.read(FILE).lines().map(PlanLine::of).flatMap(Optional::stream).toList();
		this.settings = folder.has("sqitch.conf") ? settings(folder.read("sqitch.conf")) : Map.of();
	}

	private static Map<String, String> settings(String text) {
		Map<String, String> settings = new HashMap<>();
		for (String line : text.lines().toList()) {
			int sign = line.indexOf('=');
			if (sign > 0 && !line.strip().startsWith("#") && !line.strip().startsWith(";")) {
				settings.putIfAbsent(line.substring(0, sign).strip(),
						line.substring(sign + 1).strip().replace("\"", ""));
			}
		}
		return settings;
	}

	Project read() {
		List<String> names = scriptNames();
		List<Migration> migrations = new ArrayList<>();
		for (int i = 0; i < this.lines.size(); i++) {
			if (!this.lines.get(i).isTag()) {
				migrations.add(migration(this.lines.get(i), names.get(i)));
			}
		}
		return new Project(Tool.SQITCH, this.folder.name(""), List.of(), Project.chain(migrations), this.remarks);
	}

	// A change that is made anew later keeps its scripts under the tag that follows it.
	private List<String> scriptNames() {
		LinkedList<String> names = new LinkedList<>();
		Set<String> later = new HashSet<>();
		String tag = "";
		for (int i = this.lines.size() - 1; i >= 0; i--) {
			PlanLine line = this.lines.get(i);
			names.addFirst(later.add(line.name()) ? line.name() : line.name() + tag);
			tag = line.isTag() ? line.name() : tag;
		}
		return new ArrayList<>(names);
	}

	private Migration migration(PlanLine line, String name) {
		for (String required : line.requires()) {
			if (required.contains(":") && !required.startsWith("!")) {
				this.remarks.add(Remark.left("other-project", this.folder.name(FILE), 0,
						line.name() + " requires " + required + " of another project",
						"Adopt that, too, and write \"-- @depends-on\" with the id of its revision."));
			}
		}
		String deploy = file("deploy", name);
		if (!this.folder.has(deploy)) {
			this.remarks.add(Remark.left("missing-file", this.folder.name(deploy), 0,
					"the plan names " + line.name() + ", but this file is missing",
					"Restore the file, and adopt again."));
		}
		String revert = file("revert", name);
		return new Migration(name, name, List.of(), line.note().isEmpty() ? line.name() : line.note(), line.planned(),
				null, this.folder.has(deploy) ? script(deploy) : null, this.folder.has(revert) ? script(revert) : null,
				false);
	}

	private String file(String kind, String name) {
		String top = this.settings.getOrDefault("top_dir", ".");
		String directory = this.settings.getOrDefault(kind + "_dir", top.equals(".") ? kind : top + "/" + kind);
		String file = directory + "/" + name + "." + this.settings.getOrDefault("extension", "sql");
		return file.replaceFirst("^(?:\\./+)+", "");
	}

	private ForeignScript script(String file) {
		return ForeignScript.of(this.folder.name(file), this.folder.read(file));
	}

}
