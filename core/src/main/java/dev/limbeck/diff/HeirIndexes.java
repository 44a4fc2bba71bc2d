package dev.limbeck.diff;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that partitions have because their table has one, those of constraints
 * included.
 */
final class HeirIndexes {

	private static final int LONGEST = 63;

	private final Draft draft;

	HeirIndexes(Draft draft) {
		this.draft = draft;
	}

	void follow(Fact fact, HeirLink link) {
		if (!link.partition()) {
			return;
		}
		Fact own = attached(fact.id(), link.table());
		if (own != null) {
			this.draft.put(own, "definition", fact.need("definition"), link.needs(fact, this.draft));
			return;
		}
		Map<String, String> attributes = new HashMap<>();
		for (String name : List.of("type", "unique", "definition")) {
			if (fact.has(name)) {
				attributes.put(name, fact.need(name));
			}
		}
		if (fact.kind() == FactKind.CONSTRAINT) {
			attributes.put("inherited", "true");
		}
		FactId id = link.table().child(fact.kind(), List.of(name(fact.id(), link)));
		boolean divided = Objects.requireNonNull(this.draft.fact(link.table())).has("partition_key");
		Map<String, String> details = divided ? Map.of((fact.kind() == FactKind.INDEX) ? "only" : "partitioned", "true")
				: Map.of();
		this.draft.put(new Fact(id, link.table(), attributes, details), link.needs(fact, this.draft));
		FactId attachment = id.child(FactKind.INDEX_ATTACHMENT, List.of());
		String index = Spelling.identifier(fact.id().name(0)) + "." + Spelling.identifier(fact.id().last());
		this.draft.put(new Fact(attachment, id, Map.of("index", index), Map.of()), Set.of(id, fact.id()));
	}

	private @Nullable Fact attached(FactId index, FactId table) {
		return Stream.of(FactKind.INDEX, FactKind.CONSTRAINT)
			.flatMap((kind) -> this.draft.children(table, kind).stream())
			.filter((fact) -> this.draft.children(fact.id(), FactKind.INDEX_ATTACHMENT)
				.stream()
				.anyMatch((attachment) -> this.draft.needs(attachment.id()).contains(index)))
			.findFirst()
			.orElse(null);
	}

	private String name(FactId index, HeirLink link) {
		String before = link.parent().last() + "_";
		String rest = index.last().startsWith(before) ? index.last().substring(before.length()) : index.last();
		String name = cut(link.table().last() + "_" + rest, LONGEST);
		for (int number = 1; isTaken(name, link.table().name(0)); number++) {
			name = cut(name, LONGEST - 2) + number;
		}
		return name;
	}

	private boolean isTaken(String name, String schema) {
		return List.of(FactKind.INDEX, FactKind.CONSTRAINT, FactKind.TABLE, FactKind.SEQUENCE, FactKind.VIEW)
			.stream()
			.flatMap((kind) -> this.draft.facts(kind).stream())
			.anyMatch((fact) -> fact.id().last().equals(name) && fact.id().name(0).equals(schema));
	}

	private static String cut(String name, int bytes) {
		String result = name;
		while (result.getBytes(StandardCharsets.UTF_8).length > bytes) {
			result = result.substring(0, result.offsetByCodePoints(result.length(), -1));
		}
		return result;
	}

}
