/** The built distribution under test. Starts at {@code TestServer}. */
@NullMarked
package org.probity.launcher.testing;

import org.jspecify.annotations.NullMarked;
