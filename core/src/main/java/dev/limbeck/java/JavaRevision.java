package dev.limbeck.java;

import java.sql.Connection;

/**
 * A revision written in Java. Its class is annotated with {@link Revision}, and has a
 * constructor without parameters unless somebody else makes the object.
 * <p>
 * Each method runs in the one transaction that also enters the revision into the ledger,
 * or takes it out, and is committed by Limbeck. What the method throws rolls all of it
 * back. An object is used by one thread; it may be used again if the connection gets
 * lost.
 */
public interface JavaRevision {

	/**
	 * Apply the revision.
	 * @param connection the migration's own connection, inside the transaction; valid
	 * until the method returns. Whatever would end the transaction, and changes of the
	 * connection itself, are refused with an {@link java.sql.SQLException}; savepoints
	 * work. Settings, temporary tables and the role that are left behind are cleared away
	 * @throws Exception for any reason: everything is rolled back
	 */
	void upgrade(Connection connection) throws Exception;

	/**
	 * Take the revision back. A revision whose class does not have a method of this name,
	 * be it its own or inherited from another class, is irreversible. Default methods of
	 * interfaces do not count.
	 * @param connection as for {@link #upgrade(Connection)}
	 * @throws Exception for any reason: everything is rolled back
	 */
	default void downgrade(Connection connection) throws Exception {
		throw new UnsupportedOperationException(getClass().getName() + " cannot be undone");
	}

}
