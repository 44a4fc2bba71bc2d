/**
 * The commands in a terminal, without any application.
 */
@NullMarked
package dev.limbeck.cli.standalone;

import org.jspecify.annotations.NullMarked;
