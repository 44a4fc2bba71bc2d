/**
 * What a client may send.
 */
@NullMarked
package dev.limbeck.sample.input;

import org.jspecify.annotations.NullMarked;
