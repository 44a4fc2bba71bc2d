package dev.limbeck.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;

/**
 * The text of a revision that a person is to fill with statements.
 *
 * @param revision what its header declares
 */
record RevisionText(Revision revision) {

	private static final Pattern HEADER = Pattern.compile("(?m)^--\\s*@revision\\s.*$");

	private static final int IN_A_LINE = 7;

	String fill(Template template) {
		return fill(template,
				(this.revision.parents().size() > 1) ? Sections.ofMerge(this.revision.parents()) : Sections.TO_WRITE);
	}

	String fill(Template template, Sections sections) {
		Map<String, String> values = new HashMap<>();
		values.put("message", this.revision.description());
		values.put("revision", this.revision.id());
		values.put("revises", NameList.of(this.revision.parents()));
		values.put("depends-on", NameList.of(this.revision.dependsOn()));
		values.put("branch", NameList.of(this.revision.labels()));
		values.put("created", String.valueOf(this.revision.created()));
		values.put("upgrade", sections.upgrade());
		String downgrade = sections.downgrade();
		values.put("downgrade", (downgrade != null) ? downgrade : "");
		return replacing(((downgrade != null) ? template : template.withoutDowngrade()).fill(values));
	}

	// Hardly any template has a place for it.
	private String replacing(String text) {
		if (this.revision.replaces().isEmpty()) {
			return text;
		}
		StringBuilder tags = new StringBuilder();
		List<String> ids = this.revision.replaces();
		for (int from = 0; from < ids.size(); from += IN_A_LINE) {
			tags.append("\n-- @replaces ")
				.append(NameList.of(ids.subList(from, Math.min(ids.size(), from + IN_A_LINE))).replace(",", ""));
		}
		return HEADER.matcher(text).replaceFirst((line) -> Matcher.quoteReplacement(line.group() + tags));
	}

}
