/** Payara Micro with the web application in it. Starts at {@code Server}. */
@NullMarked
package org.probity.launcher.server;

import org.jspecify.annotations.NullMarked;
