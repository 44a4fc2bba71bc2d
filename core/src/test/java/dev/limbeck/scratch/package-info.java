/**
 * Facts about scratch databases.
 */
@NullMarked
package dev.limbeck.scratch;

import org.jspecify.annotations.NullMarked;
