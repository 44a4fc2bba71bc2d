/**
 * The JPA entities of an application as a model of its schema.
 */
@NullMarked
package dev.limbeck.boot.jpa;

import org.jspecify.annotations.NullMarked;
