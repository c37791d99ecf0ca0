/**
 * The database under the server: an embedded PostgreSQL of our own, or somebody's by URL, and its
 * schema. Starts at {@code Database}.
 */
@NullMarked
package org.probity.launcher.database;

import org.jspecify.annotations.NullMarked;
