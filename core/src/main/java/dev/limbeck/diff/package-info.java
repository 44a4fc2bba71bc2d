/**
 * Two schemas and what leads from one to the other: a pure function of facts.
 */
@NullMarked
package dev.limbeck.diff;

import org.jspecify.annotations.NullMarked;
