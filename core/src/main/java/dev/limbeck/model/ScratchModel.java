package dev.limbeck.model;

import java.util.List;

import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;

/**
 * A model that becomes a database before it is read.
 */
public interface ScratchModel extends Model {

	/**
	 * Make the database, with all rows that the model brings.
	 * @param scratch where it is made
	 * @return the database, to be closed by the caller
	 * @throws dev.limbeck.LimbeckException if it cannot be made, with all that is wrong
	 */
	Built build(ScratchServer scratch);

	@Override
	default ModelSchema read(ScratchServer scratch) {
		try (Built built = build(scratch)) {
			return CatalogReading.of(built.database()).with(built.notes());
		}
	}

	/**
	 * A model as a database.
	 *
	 * @param database a scratch database, to which nobody is connected
	 * @param notes what people should know about it, as sentences
	 */
	record Built(ScratchDatabase database, List<String> notes) implements AutoCloseable {

		/**
		 * Copy the list.
		 */
		public Built {
			notes = List.copyOf(notes);
		}

		@Override
		public void close() {
			this.database.close();
		}

	}

}
