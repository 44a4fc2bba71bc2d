/**
 * A schema as a text file, for version control and for comparing without a database.
 */
@NullMarked
package dev.limbeck.schema.snapshot;

import org.jspecify.annotations.NullMarked;
