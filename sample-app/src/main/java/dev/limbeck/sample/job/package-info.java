/**
 * Work that is done later: a queue, retries, and a place for what failed for good.
 */
@NullMarked
package dev.limbeck.sample.job;

import org.jspecify.annotations.NullMarked;
