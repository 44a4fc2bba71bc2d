package dev.limbeck.generate;

import java.util.HashMap;
import java.util.Map;

import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;

/**
 * The text of a revision that a person is to fill with statements.
 *
 * @param revision what its header declares
 */
record RevisionText(Revision revision) {

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
		return ((downgrade != null) ? template : template.withoutDowngrade()).fill(values);
	}

}
