/**
 * What the project of another tool says: its migrations in order, and what cannot be
 * carried over. Readers of single tools make it, the room above writes it.
 */
@NullMarked
package dev.limbeck.adopt.project;

import org.jspecify.annotations.NullMarked;
