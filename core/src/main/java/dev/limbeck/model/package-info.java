/**
 * What a schema should be, from wherever that is said: SQL, revisions, a database, a
 * snapshot.
 */
@NullMarked
package dev.limbeck.model;

import org.jspecify.annotations.NullMarked;
