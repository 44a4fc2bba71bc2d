/**
 * The commands inside the application's own jar.
 */
@NullMarked
package dev.limbeck.boot.command;

import org.jspecify.annotations.NullMarked;
