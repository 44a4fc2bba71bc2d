/**
 * Where revisions are found: folders, jars, indexes.
 */
@NullMarked
package dev.limbeck.script.location;

import org.jspecify.annotations.NullMarked;
