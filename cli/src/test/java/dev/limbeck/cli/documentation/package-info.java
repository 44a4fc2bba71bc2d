/**
 * Keeps the documentation true: what it shows is run.
 */
@NullMarked
package dev.limbeck.cli.documentation;

import org.jspecify.annotations.NullMarked;
