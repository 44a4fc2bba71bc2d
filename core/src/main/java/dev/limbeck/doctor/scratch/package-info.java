/**
 * What revisions do when they are tried on databases that are thrown away.
 */
@NullMarked
package dev.limbeck.doctor.scratch;

import org.jspecify.annotations.NullMarked;
