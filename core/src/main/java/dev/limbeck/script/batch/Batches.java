package dev.limbeck.script.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.script.Section;
import dev.limbeck.script.Tag;
import dev.limbeck.script.TagName;
import dev.limbeck.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a section that are repeated in rounds.
 *
 * @param byNumber the batches by the number of their statement, from 1
 * @param problems what is wrong with others
 */
public record Batches(Map<Integer, Batch> byNumber, List<BatchProblem> problems) {

	/**
	 * Copy both.
	 */
	public Batches {
		byNumber = Map.copyOf(byNumber);
		problems = List.copyOf(problems);
	}

	/**
	 * Find the batches of a section.
	 * @param section all of it
	 * @return its batches
	 */
	public static Batches of(Section section) {
		Map<Integer, Batch> found = new HashMap<>();
		List<BatchProblem> problems = new ArrayList<>();
		for (Tag tag : section.hints()) {
			if (tag.name() != TagName.BATCH) {
				continue;
			}
			int number = numberBehind(section, tag);
			try {
				if (found.put(number, batch(section, tag, number)) != null) {
					throw new BatchRefusal("bad-batch", "the statement behind it has a @batch already",
							"Keep one of them.");
				}
			}
			catch (BatchRefusal ex) {
				problems.add(ex.at(tag.start()));
			}
		}
		return new Batches(found, problems);
	}

	private static int numberBehind(Section section, Tag tag) {
		List<SqlStatement> statements = section.statements();
		int index = 0;
		while (index < statements.size() && statements.get(index).start() < tag.start()) {
			index++;
		}
		return index + 1;
	}

	private static Batch batch(Section section, Tag tag, int number) throws BatchRefusal {
		List<SqlStatement> statements = section.statements();
		boolean inside = number > 1 && statements.get(number - 2).end() > tag.start();
		if (inside || number > statements.size()) {
			throw new BatchRefusal("bad-batch",
					inside ? "@batch stands inside a statement" : "no statement stands behind @batch",
					"Put it into the line before the statement that is to be repeated.");
		}
		BatchTag asked = BatchTag.of(tag);
		SqlStatement statement = statements.get(number - 1);
		String key = asked.key();
		return (key != null) ? KeyedStatement.of(statement, section.text(statement), key, asked.size())
				: RepeatedStatement.of(statement, section.text(statement));
	}

	/**
	 * Find what is to be done with a statement.
	 * @param number of the statement, from 1
	 * @return the batch, or {@code null} if it is run once
	 */
	public @Nullable Batch get(int number) {
		return this.byNumber.get(number);
	}

}
