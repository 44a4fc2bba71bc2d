package dev.limbeck.model;

import java.util.List;

import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.sql.SourceText;

/**
 * SQL that makes the schema in an empty database, wherever its text comes from. Its
 * statements may come in any order.
 *
 * @param name what people call it
 * @param texts the SQL, each text as if it were a file
 */
public record TextModel(String name, List<SourceText> texts) implements ScratchModel {

	/**
	 * Copy the list.
	 */
	public TextModel {
		texts = List.copyOf(texts);
	}

	/**
	 * Make a model of one text.
	 * @param name what people call it
	 * @param sql statements, separated by semicolons
	 * @return the model
	 */
	public static TextModel of(String name, String sql) {
		return new TextModel(name, List.of(new SourceText(name, sql)));
	}

	@Override
	public Built build(ScratchServer scratch) {
		return ModelDatabase.make(this.name, files(), scratch);
	}

	@Override
	public Renaming renamed() {
		return FormerNames.in(files());
	}

	private List<ModelFile> files() {
		return this.texts.stream().map(ModelFile::new).toList();
	}

}
