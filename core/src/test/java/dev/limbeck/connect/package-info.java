/**
 * Facts about URLs, variables and waiting.
 */
@NullMarked
package dev.limbeck.connect;

import org.jspecify.annotations.NullMarked;
