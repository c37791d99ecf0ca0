/** The only classes of ours on the application class path, beside Payara's and the model host's. */
@NullMarked
package org.probity.launcher.boot;

import org.jspecify.annotations.NullMarked;
