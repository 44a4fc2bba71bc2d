package dev.limbeck.script;

import dev.limbeck.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What defines a revision: a file with SQL, or a class.
 */
public sealed interface RevisionDefinition permits RevisionScript, JavaRevisionDefinition {

	/**
	 * Return the revision as a node of the graph.
	 * @return what the header or the annotation declares
	 */
	Revision revision();

	/**
	 * Return what tells whether the upgrade is still the one that was applied.
	 * @return the checksum
	 */
	String checksum();

	/**
	 * Return what tells whether the file is the same, byte by byte.
	 * @return the SHA-256 of its bytes, or {@code null} if there is no file to compare
	 */
	@Nullable String sourceHash();

	/**
	 * Tell whether it says how to take it back.
	 * @return whether a downgrade can go over it
	 */
	boolean reversible();

}
