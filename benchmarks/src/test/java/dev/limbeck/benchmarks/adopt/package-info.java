/**
 * Databases that other tools have made, adopted.
 */
@NullMarked
package dev.limbeck.benchmarks.adopt;

import org.jspecify.annotations.NullMarked;
