/**
 * The proof that a revision loses nothing and that its way back leads back.
 */
@NullMarked
package dev.limbeck.proof.revision;

import org.jspecify.annotations.NullMarked;
