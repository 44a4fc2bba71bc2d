package dev.limbeck.sql;

import org.jspecify.annotations.Nullable;

/**
 * A statement that is sent alone because it cannot run in a transaction of somebody else:
 * what must be known of it to tell later, from the catalog, whether it took effect.
 */
public sealed interface NonTransactionalStatement {

	/**
	 * Tell whether it waits for transactions of others while it works, which a time-out
	 * would leave half done.
	 * @return whether it builds or drops concurrently
	 */
	default boolean waitsForOthers() {
		return this instanceof CreateIndex || this instanceof DropIndex || this instanceof Reindex
				|| this instanceof DetachPartition;
	}

	/**
	 * Tell whether the catalog shows that it took effect.
	 * @return whether it makes or removes something with a name
	 */
	default boolean showsEffect() {
		return !(this instanceof Reindex || this instanceof Repeatable || this instanceof Opaque);
	}

	/**
	 * Builds an index without keeping writers out.
	 *
	 * @param table the table
	 * @param index the name of the index, or {@code null} if the server shall choose one
	 */
	record CreateIndex(QualifiedName table, @Nullable String index) implements NonTransactionalStatement {

	}

	/**
	 * Drops an index without keeping anybody out.
	 *
	 * @param index the index
	 */
	record DropIndex(QualifiedName index) implements NonTransactionalStatement {

	}

	/**
	 * Rebuilds an index, or all indexes of a table, without keeping writers out.
	 *
	 * @param name the index or table
	 * @param table whether it is a table
	 */
	record Reindex(QualifiedName name, boolean table) implements NonTransactionalStatement {

	}

	/**
	 * Takes a partition away from its table without keeping anybody out.
	 *
	 * @param table the partitioned table
	 * @param partition the partition
	 */
	record DetachPartition(QualifiedName table, QualifiedName partition) implements NonTransactionalStatement {

	}

	/**
	 * Creates something that lives outside of schemas.
	 *
	 * @param kind what it is
	 * @param name its name
	 */
	record CreateObject(Kind kind, String name) implements NonTransactionalStatement {

	}

	/**
	 * Drops something that lives outside of schemas.
	 *
	 * @param kind what it is
	 * @param name its name
	 */
	record DropObject(Kind kind, String name) implements NonTransactionalStatement {

	}

	/**
	 * Does no harm when it runs a second time, such as {@code VACUUM}.
	 */
	record Repeatable() implements NonTransactionalStatement {

	}

	/**
	 * Leaves nothing by which its effect could be told, such as {@code CALL}.
	 */
	record Opaque() implements NonTransactionalStatement {

	}

	/**
	 * What lives outside of schemas.
	 */
	enum Kind {

		/** A database. */
		DATABASE,

		/** A tablespace. */
		TABLESPACE,

		/** A subscription of the current database. */
		SUBSCRIPTION

	}

}
