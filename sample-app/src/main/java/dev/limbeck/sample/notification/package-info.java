/**
 * What users are told, once each.
 */
@NullMarked
package dev.limbeck.sample.notification;

import org.jspecify.annotations.NullMarked;
