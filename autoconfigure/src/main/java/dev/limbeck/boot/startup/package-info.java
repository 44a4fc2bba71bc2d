/**
 * What the startup steps of Spring tell of the migrations.
 */
@NullMarked
package dev.limbeck.boot.startup;

import org.jspecify.annotations.NullMarked;
