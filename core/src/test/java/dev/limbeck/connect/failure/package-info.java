/**
 * Facts about why a database cannot be reached.
 */
@NullMarked
package dev.limbeck.connect.failure;

import org.jspecify.annotations.NullMarked;
