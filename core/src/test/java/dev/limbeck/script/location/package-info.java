/**
 * Facts about where revisions are found.
 */
@NullMarked
package dev.limbeck.script.location;

import org.jspecify.annotations.NullMarked;
