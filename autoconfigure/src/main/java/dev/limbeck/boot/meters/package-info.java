/**
 * What Micrometer is told of the migrations.
 */
@NullMarked
package dev.limbeck.boot.meters;

import org.jspecify.annotations.NullMarked;
