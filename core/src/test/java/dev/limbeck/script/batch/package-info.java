/**
 * Facts about which statements are repeated in rounds.
 */
@NullMarked
package dev.limbeck.script.batch;

import org.jspecify.annotations.NullMarked;
