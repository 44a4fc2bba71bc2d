/**
 * The connection that migrates: its settings, what it is stopped by, what it leaves
 * behind.
 */
@NullMarked
package dev.limbeck.session;

import org.jspecify.annotations.NullMarked;
