/**
 * Several revisions become one that stands for them.
 */
@NullMarked
package dev.limbeck.squash;

import org.jspecify.annotations.NullMarked;
