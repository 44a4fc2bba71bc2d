/**
 * What runs in processes of its own, to be measured.
 */
@NullMarked
package dev.limbeck.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
