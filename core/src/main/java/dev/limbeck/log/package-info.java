/**
 * The fields that log lines carry beside their text.
 */
@NullMarked
package dev.limbeck.log;

import org.jspecify.annotations.NullMarked;
