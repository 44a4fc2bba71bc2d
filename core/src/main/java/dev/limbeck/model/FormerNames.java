package dev.limbeck.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.sql.QualifiedName;

/**
 * Finds what has only another name, as the tags of a model say: what is there under the
 * former name on one side alone, and under the new one on the other alone. A tag that is
 * no longer true means nothing.
 */
final class FormerNames {

	private final Schema before;

	private final Schema after;

	private final Map<FactId, FactId> found = new HashMap<>();

	private FormerNames(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	/**
	 * Return what files say of former names.
	 * @param files those of a model
	 * @return finds what their tags name
	 */
	static Renaming in(List<ModelFile> files) {
		List<RenameTag> tags = files.stream().flatMap((file) -> RenameTags.of(file).tags().stream()).toList();
		return (before, after) -> of(tags, before, after);
	}

	/**
	 * Find what is renamed.
	 * @param tags what a model says
	 * @param before the side with the former names
	 * @param after the side with the new names
	 * @return the pairs
	 */
	static List<RenameCandidate> of(List<RenameTag> tags, Schema before, Schema after) {
		FormerNames names = new FormerNames(before, after);
		tags.stream().filter((tag) -> tag.column() == null).forEach(names::find);
		tags.stream().filter((tag) -> tag.column() != null).forEach(names::find);
		List<RenameCandidate> renamed = new ArrayList<>();
		names.found.forEach((to, from) -> renamed.add(new RenameCandidate(from, to)));
		renamed.sort((one, other) -> one.to().compareTo(other.to()));
		return renamed;
	}

	private void find(RenameTag tag) {
		kinds(tag.kind()).flatMap((kind) -> this.after.facts(kind).stream())
			.filter((fact) -> isNamed(fact.id(), tag.name()))
			.flatMap((fact) -> (tag.column() == null) ? Stream.of(fact) : columns(fact, tag.column()))
			.forEach((fact) -> find(fact, tag));
	}

	private static Stream<FactKind> kinds(String kind) {
		return switch (kind) {
			case "TYPE" -> Stream.of(FactKind.ENUM_TYPE, FactKind.COMPOSITE_TYPE, FactKind.RANGE_TYPE);
			case "VIEW" -> Stream.of(FactKind.VIEW, FactKind.MATERIALIZED_VIEW);
			case "WRAPPER" -> Stream.of(FactKind.FOREIGN_DATA_WRAPPER);
			default -> Stream.of(FactKind.valueOf(kind.replace(' ', '_')));
		};
	}

	private Stream<Fact> columns(Fact relation, String name) {
		return this.after.children(relation.id(), FactKind.COLUMN)
			.stream()
			.filter((column) -> column.id().last().equals(name));
	}

	private static boolean isNamed(FactId id, QualifiedName name) {
		return id.name(own(id)).equals(name.last()) && (name.schema().isEmpty() || id.name(0).equals(name.schema()));
	}

	// Which of its names is its own.
	private static int own(FactId id) {
		boolean routine = id.kind() == FactKind.FUNCTION || id.kind() == FactKind.PROCEDURE;
		return routine ? 1 : id.names().size() - 1;
	}

	private void find(Fact fact, RenameTag tag) {
		FactId to = fact.id();
		FactId parent = fact.parent();
		List<String> names = new ArrayList<>(to.names());
		FactId former = (parent != null) ? this.found.getOrDefault(parent, parent) : null;
		if (former != null && former.names().size() <= names.size()) {
			for (int index = 0; index < former.names().size(); index++) {
				names.set(index, former.name(index));
			}
		}
		names.set(own(to), tag.from().last());
		FactId from = new FactId(to.kind(), names);
		boolean inSchema = tag.from().schema().isEmpty() || names.get(0).equals(tag.from().schema());
		if (inSchema && this.before.has(from) && !this.after.has(from) && !this.before.has(to)) {
			this.found.put(to, from);
		}
	}

}
