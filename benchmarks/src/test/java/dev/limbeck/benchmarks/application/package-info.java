/**
 * An application that starts, with and without a tool.
 */
@NullMarked
package dev.limbeck.benchmarks.application;

import org.jspecify.annotations.NullMarked;
