/**
 * The revisions that everybody applies.
 */
@NullMarked
package dev.limbeck.benchmarks.history;

import org.jspecify.annotations.NullMarked;
