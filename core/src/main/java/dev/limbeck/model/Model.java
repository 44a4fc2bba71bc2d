package dev.limbeck.model;

import dev.limbeck.LimbeckException;
import dev.limbeck.schema.scope.Reach;
import dev.limbeck.scratch.ScratchServer;

/**
 * Somewhere that it is said what a schema should be, or is.
 */
public interface Model {

	/**
	 * Return what people call it.
	 * @return such as {@code schema.sql}, or host and database; without any secret
	 */
	String name();

	/**
	 * Read it.
	 * @param scratch where SQL is tried, if that takes a database
	 * @return the schema, with all that it holds
	 * @throws LimbeckException if it cannot be read, with all that is wrong
	 */
	ModelSchema read(ScratchServer scratch);

	/**
	 * Return what the model can say. What is beyond that is never changed for its sake.
	 * @return its reach: everything, unless it says otherwise
	 */
	default Reach reach() {
		return Reach.ALL;
	}

	/**
	 * Return what had another name before, as the model says.
	 * @return the tags, none for most models
	 */
	default Renaming renamed() {
		return Renaming.NONE;
	}

}
