/**
 * Revisions in Java that tests find, read and run.
 */
@NullMarked
package dev.limbeck.java;

import org.jspecify.annotations.NullMarked;
