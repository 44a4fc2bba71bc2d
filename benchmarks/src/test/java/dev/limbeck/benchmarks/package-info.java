/**
 * Limbeck beside other tools: how it is measured.
 */
@NullMarked
package dev.limbeck.benchmarks;

import org.jspecify.annotations.NullMarked;
