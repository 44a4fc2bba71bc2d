/**
 * Facts about snapshot files.
 */
@NullMarked
package dev.limbeck.schema.snapshot;

import org.jspecify.annotations.NullMarked;
