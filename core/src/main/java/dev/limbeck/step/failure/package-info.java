/**
 * Why a revision failed, in the user's words: place, circumstances, advice.
 */
@NullMarked
package dev.limbeck.step.failure;

import org.jspecify.annotations.NullMarked;
