/**
 * Processes beside the tests.
 */
@NullMarked
package dev.limbeck.process;

import org.jspecify.annotations.NullMarked;
