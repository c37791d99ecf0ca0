@NullMarked
package org.probity.web.pages;

import org.jspecify.annotations.NullMarked;
