/**
 * Facts about what revisions did.
 */
@NullMarked
package dev.limbeck.blame;

import org.jspecify.annotations.NullMarked;
