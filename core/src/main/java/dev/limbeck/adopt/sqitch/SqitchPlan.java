package dev.limbeck.adopt.sqitch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
		List<Migration> migrations = new ArrayList<>();
		for (int i = 0; i < this.lines.size(); i++) {
			if (!this.lines.get(i).isTag()) {
				migrations.add(migration(i));
			}
		}
		return new Project(Tool.SQITCH, this.folder.name(""), List.of(), Project.chain(migrations), this.remarks);
	}

	// A change that is made anew later keeps its scripts under the tag that follows it.
	private Migration migration(int index) {
		PlanLine line = this.lines.get(index);
		boolean remade = this.lines.subList(index + 1, this.lines.size())
			.stream()
			.anyMatch((later) -> later.name().equals(line.name()));
		String name = remade ? line.name() + tagBehind(index) : line.name();
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

	private String tagBehind(int index) {
		return this.lines.subList(index + 1, this.lines.size())
			.stream()
			.filter(PlanLine::isTag)
			.findFirst()
			.map(PlanLine::name)
			.orElse("");
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
