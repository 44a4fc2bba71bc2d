/**
 * Why a try to connect failed, and whether another one may succeed.
 */
@NullMarked
package dev.limbeck.connect.failure;

import org.jspecify.annotations.NullMarked;
