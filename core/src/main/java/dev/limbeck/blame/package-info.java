/**
 * Which revision made what a schema holds, and which ones changed it since.
 */
@NullMarked
package dev.limbeck.blame;

import org.jspecify.annotations.NullMarked;
