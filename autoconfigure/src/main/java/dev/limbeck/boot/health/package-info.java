/**
 * What operators see of the migrations.
 */
@NullMarked
package dev.limbeck.boot.health;

import org.jspecify.annotations.NullMarked;
