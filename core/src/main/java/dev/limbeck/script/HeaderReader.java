package dev.limbeck.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.revision.RevisionName;
import dev.limbeck.sql.Characters;
import dev.limbeck.sql.OddCharacter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Header} of the tags in front of the sections.
 */
final class HeaderReader {

	private static final String DURATION_ACTION = "Write a number and a unit as PostgreSQL does, for example 5s, 500ms"
			+ " or 2min; 0 means no limit.";

	private final Problems problems;

	private final Map<TagName, Tag> single = new EnumMap<>(TagName.class);

	private final Map<TagName, Set<String>> lists = new EnumMap<>(TagName.class);

	HeaderReader(Problems problems) {
		this.problems = problems;
	}

	Header read(List<Tag> tags) {
		for (Tag tag : tags) {
			add(tag);
		}
		value(TagName.ADOPTED, AdoptedFrom::parse, "no migration of another tool",
				"Write the tool and what it calls the migration, for example flyway:1.2.3, or take the line away.");
		value(TagName.PROVEN, ProvenMark::parse, "not what a proof leaves",
				"Let \"limbeck prove --write\" write it, or take the line away.");
		return new Header(id(), list(TagName.REVISES), list(TagName.DEPENDS_ON), list(TagName.BRANCH),
				list(TagName.REPLACES),
				value(TagName.CREATED, CreatedValue::parse, "no ISO date and time",
						"Write it in UTC, for example 2026-11-20T09:30:00Z."),
				!this.single.containsKey(TagName.TRANSACTION), options());
	}

	/**
	 * Read nothing but how the SQL wants to be run.
	 * @param tags those that say so
	 * @return the options
	 */
	ScriptOptions options(List<Tag> tags) {
		tags.forEach(this::add);
		return options();
	}

	private void add(Tag tag) {
		if (tag.name().isList()) {
			addToList(tag);
		}
		else if (this.single.putIfAbsent(tag.name(), tag) != null) {
			this.problems.add(tag.start(), "repeated-tag", tag.name() + " stands in the header twice",
					"Keep one of the lines.");
		}
		else if (tag.name() == TagName.TRANSACTION) {
			TransactionTag.validate(tag, this.problems);
		}
	}

	private void addToList(Tag tag) {
		Set<String> values = this.lists.computeIfAbsent(tag.name(), (name) -> new LinkedHashSet<>());
		List<String> names = names(tag.value());
		if (names.isEmpty()) {
			this.problems.add(tag.start(), "missing-value", tag.name() + " names nothing",
					"Name at least one, or delete the line.");
		}
		for (String name : names) {
			boolean id = tag.name() == TagName.REVISES || tag.name() == TagName.REPLACES;
			if (id ? !RevisionName.isId(name) : !RevisionName.isLabel(name)) {
				reportName(tag, name);
			}
		}
		values.addAll(names);
	}

	private static List<String> names(String list) {
		List<String> names = new ArrayList<>();
		int start = 0;
		for (int i = 0; i <= list.length(); i++) {
			if (i == list.length() || list.charAt(i) == ',' || Characters.isSpace(list.charAt(i))) {
				if (i > start) {
					names.add(list.substring(start, i));
				}
				start = i + 1;
			}
		}
		return names;
	}

	private String id() {
		Tag tag = this.single.get(TagName.REVISION);
		if (tag == null) {
			reportMissingId();
			return "";
		}
		if (!RevisionName.isId(tag.value())) {
			reportName(tag, tag.value());
		}
		return tag.value();
	}

	private void reportMissingId() {
		String tool = FileName.tool(this.problems.fileName());
		String own = "Add a line such as \"-- @revision 3b7a1d2e4f56\" at its top, with an id of its own";
		if (tool == null) {
			this.problems.add(0, "no-revision", "the file has no @revision", own + ".");
			return;
		}
		this.problems.add(0, "no-revision", "the file has no @revision; its name is one of " + tool + "'s", "If " + tool
				+ " is to run it, give Limbeck a folder of its own (limbeck.locations): both read this one. "
				+ "If Limbeck is to, \"limbeck adopt\" makes revision files of all of them; docs/moving.md tells "
				+ "more. " + own + "; where " + tool + " has applied it already, enter it with \"limbeck stamp\".");
	}

	private void reportName(Tag tag, String name) {
		boolean reserved = RevisionName.isReserved(name);
		this.problems.add(tag.start(), "bad-name",
				tag.name() + " " + name
						+ (reserved ? " is a symbol with a meaning of its own" : " is no valid name" + foreign(name)),
				(reserved && tag.name() == TagName.REVISES) ? "Name a revision; a base has no @revises at all."
						: RevisionName.RULE);
	}

	private static String foreign(String name) {
		return OddCharacter.firstForeign(name).map((odd) -> ": it holds " + odd).orElse("");
	}

	private List<String> list(TagName name) {
		return List.copyOf(this.lists.getOrDefault(name, Set.of()));
	}

	private ScriptOptions options() {
		Tag placeholders = this.single.get(TagName.PLACEHOLDERS);
		if (placeholders != null && !placeholders.value().isEmpty()) {
			this.problems.add(placeholders.start(), "unexpected-value",
					"@placeholders takes no value, but has \"" + placeholders.value() + "\"",
					"Write @placeholders alone, or delete the line if none are to be expanded.");
		}
		return new ScriptOptions(timeout(TagName.LOCK_TIMEOUT), timeout(TagName.STATEMENT_TIMEOUT),
				placeholders != null);
	}

	private @Nullable Duration timeout(TagName name) {
		return value(name, TimeoutValue::parse, "no duration that PostgreSQL knows", DURATION_ACTION);
	}

	private <T> @Nullable T value(TagName name, Function<String, Optional<T>> parser, String problem, String action) {
		Tag tag = this.single.get(name);
		if (tag == null) {
			return null;
		}
		Optional<T> value = parser.apply(tag.value());
		if (value.isEmpty()) {
			this.problems.add(tag.start(), "bad-" + name.word(), name + " \"" + tag.value() + "\" is " + problem,
					action);
		}
		return value.orElse(null);
	}

}
