/**
 * What a rule for a kind of facts is, and the words that all rules write.
 */
@NullMarked
package dev.limbeck.diff.rule;

import org.jspecify.annotations.NullMarked;
