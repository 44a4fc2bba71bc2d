/**
 * Tests of several revisions that become one.
 */
@NullMarked
package dev.limbeck.squash;

import org.jspecify.annotations.NullMarked;
