/**
 * Where tables stand in a picture of a schema.
 */
@NullMarked
package dev.limbeck.cli.diagram;

import org.jspecify.annotations.NullMarked;
