/**
 * What users plan.
 */
@NullMarked
package dev.limbeck.sample.event;

import org.jspecify.annotations.NullMarked;
