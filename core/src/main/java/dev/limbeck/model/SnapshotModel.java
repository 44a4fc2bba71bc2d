package dev.limbeck.model;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.schema.snapshot.Snapshot;
import dev.limbeck.schema.snapshot.SnapshotReader;
import dev.limbeck.scratch.ScratchServer;

/**
 * A snapshot file, which needs no database.
 *
 * @param path the file
 */
public record SnapshotModel(Path path) implements Model {

	@Override
	public String name() {
		return this.path.toString();
	}

	@Override
	public ModelSchema read(ScratchServer scratch) {
		Snapshot snapshot = SnapshotReader.read(this.path);
		return new ModelSchema(snapshot.schema(), snapshot.unknown(), snapshot.managed(), List.of());
	}

}
