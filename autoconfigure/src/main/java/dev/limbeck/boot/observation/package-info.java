/**
 * What Micrometer Observation, and so a trace, is told of the migrations.
 */
@NullMarked
package dev.limbeck.boot.observation;

import org.jspecify.annotations.NullMarked;
