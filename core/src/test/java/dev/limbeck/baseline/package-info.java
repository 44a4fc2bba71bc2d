/**
 * Facts about databases that are taken over.
 */
@NullMarked
package dev.limbeck.baseline;

import org.jspecify.annotations.NullMarked;
