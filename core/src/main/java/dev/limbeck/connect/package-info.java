/**
 * How Limbeck comes to a connection: the database URL and the variables it is read from,
 * and waiting for the database.
 * <p>
 * A URL passes through these classes, in this order: {@code DatabaseVariables} and
 * {@code UrlVariables} find it under one of the {@code UrlVariableNames};
 * {@code UrlParser} frees it ({@code UrlText}), tells whose rules hold
 * ({@code UrlScheme}), cuts it ({@code UrlSections}), reads addresses ({@code UrlHosts}),
 * query ({@code UrlQuery}) and {@code name=value} pairs ({@code UrlSettings}), each
 * decoded by {@code UrlDecoder}, into {@code UrlParts}; {@code UrlCompletion} fills from
 * variables what it leaves out; {@code UrlParameters} tells what the driver calls the
 * rest. What comes out is a {@code DatabaseUrl}, or all {@code UrlProblems} at once.
 */
@NullMarked
package dev.limbeck.connect;

import org.jspecify.annotations.NullMarked;
