package dev.limbeck.script.batch;

import dev.limbeck.sql.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is run again and again, each time in a transaction of its own.
 */
public sealed interface Batch permits RepeatedStatement, KeyedStatement {

	/**
	 * Return the table whose rows it changes.
	 * @return its name, or {@code null} if that cannot be told
	 */
	@Nullable QualifiedName table();

}
