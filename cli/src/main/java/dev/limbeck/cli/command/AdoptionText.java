package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.adopt.AdoptedClass;
import dev.limbeck.adopt.AdoptedFile;
import dev.limbeck.adopt.AdoptionPlan;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.adopt.project.Remark;
import dev.limbeck.adopt.proof.AdoptionProof;
import dev.limbeck.cli.result.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an adoption.
 *
 * @param plan what becomes of the project
 * @param into where to, as people call it
 */
record AdoptionText(AdoptionPlan plan, String into) {

	private static final int SHOWN = 10;

	List<String> summary() {
		Project project = this.plan.project();
		List<String> lines = new ArrayList<>();
		lines.add(project.tool().title() + ": " + count(project.migrations().size(), "migration") + " in "
				+ project.folder() + ((project.migrations().size() == 1) ? " becomes " : " become ")
				+ count(this.plan.files().size(), "revision") + " in " + this.into + ":");
		this.plan.files()
			.stream()
			.limit(SHOWN)
			.map((file) -> "  " + file.revision() + "  " + file.description())
			.forEach(lines::add);
		if (this.plan.files().size() > SHOWN) {
			lines.add("  and " + (this.plan.files().size() - SHOWN) + " more");
		}
		this.plan.classes()
			.stream()
			.limit(SHOWN)
			.map((each) -> "  " + each.revision() + "  " + each.name())
			.forEach(lines::add);
		return lines;
	}

	List<String> written() {
		List<String> lines = new ArrayList<>();
		lines.add("Wrote " + count(this.plan.files().size(), "revision file") + " to " + this.into
				+ ". Let limbeck.locations name it: " + location() + ".");
		if (!this.plan.classes().isEmpty()) {
			lines.add("Wrote " + count(this.plan.classes().size(), "source") + " in Java, to the package "
					+ this.plan.classes().get(0).packageName() + ".");
		}
		return lines;
	}

	private String location() {
		String resources = "src/main/resources/";
		int start = this.into.indexOf(resources);
		return (start >= 0) ? "classpath:" + this.into.substring(start + resources.length()) : this.into;
	}

	List<String> remarks() {
		List<String> lines = new ArrayList<>();
		add("Worth knowing:", this.plan.notes(), lines);
		add("Left to you:", this.plan.left(), lines);
		return lines;
	}

	// Of each kind the first ten and a count: all of them are in the JSON.
	private static void add(String title, List<Remark> remarks, List<String> lines) {
		if (!remarks.isEmpty()) {
			lines.add("");
			lines.add(title);
		}
		AdoptionPlan.grouped(remarks).values().forEach((group) -> {
			Set<String> actions = new LinkedHashSet<>();
			group.stream().limit(SHOWN).forEach((remark) -> {
				lines.add("  " + remark.place() + ": " + remark.message());
				actions.add(remark.action());
			});
			if (group.size() > SHOWN) {
				lines.add("  and " + (group.size() - SHOWN) + " more of this kind");
			}
			actions.stream().limit(SHOWN).forEach((action) -> lines.add("    " + action));
		});
	}

	private static String count(int number, String what) {
		return number + " " + what + ((number == 1) ? "" : "s");
	}

	List<String> proof(AdoptionProof proof) {
		List<String> lines = new ArrayList<>();
		lines.add(proof.isProven()
				? "Proven: on an empty database, the originals and the revisions lead to the same "
						+ count(proof.facts(), "fact") + ", and to as many rows in "
						+ count((int) proof.tables(), "table") + "."
				: "Not proven: on an empty database, the originals and the revisions lead to something else. Nothing was "
						+ "written.");
		proof.problems().stream().limit(SHOWN).map((problem) -> "  " + problem).forEach(lines::add);
		if (proof.problems().size() > SHOWN) {
			lines.add("  and " + (proof.problems().size() - SHOWN) + " more");
		}
		lines.addAll(proof.notes());
		return lines;
	}

	Map<String, ?> json(@Nullable AdoptionProof proof, boolean written) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("tool", this.plan.project().tool().word());
		json.put("from", this.plan.project().folder());
		json.put("into", this.into);
		json.put("written", written);
		if (proof != null) {
			json.put("proven", proof.isProven());
			json.put("problems", proof.problems());
		}
		json.put("revisions", this.plan.files().stream().map(AdoptionText::json).toList());
		json.put("classes", this.plan.classes().stream().map(AdoptionText::json).toList());
		json.put("left", this.plan.left().stream().map(AdoptionText::json).toList());
		json.put("notes", this.plan.notes().stream().map(AdoptionText::json).toList());
		return json;
	}

	private static Map<String, ?> json(AdoptedFile file) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", file.revision());
		json.put("parents", file.parents());
		json.put("file", file.name());
		json.put("adopted", file.key());
		json.put("from", file.origin());
		json.put("description", file.description());
		return json;
	}

	private static Map<String, ?> json(AdoptedClass adopted) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", adopted.revision());
		json.put("class", adopted.name());
		json.put("file", adopted.file());
		json.put("from", adopted.origin());
		return json;
	}

	private static Map<String, ?> json(Remark remark) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("code", remark.code());
		json.put("file", remark.file());
		json.put("line", (remark.line() > 0) ? remark.line() : null);
		json.put("message", remark.message());
		json.put("action", remark.action());
		return json;
	}

}
