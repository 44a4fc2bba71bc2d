package dev.limbeck.model;

import java.nio.file.Path;

import dev.limbeck.scratch.ScratchServer;

/**
 * SQL that makes the schema in an empty database: a file, or a folder of files, whose
 * statements may come in any order.
 *
 * @param path the file or folder
 */
public record SqlModel(Path path) implements ScratchModel {

	@Override
	public String name() {
		return this.path.toString();
	}

	@Override
	public Built build(ScratchServer scratch) {
		return ModelDatabase.make(name(), ModelFiles.read(this.path), scratch);
	}

	@Override
	public Renaming renamed() {
		return FormerNames.in(ModelFiles.read(this.path));
	}

}
