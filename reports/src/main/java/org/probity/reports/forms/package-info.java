/**
 * What single laws ask for, answered from recorded data: {@link org.probity.reports.forms.Form}
 * lists the forms, a YAML file each says what the law asks line by line and which entries bear on
 * it, and {@link org.probity.reports.forms.FormReport} answers the lines. A line that no entry
 * bears on says so.
 */
@NullMarked
package org.probity.reports.forms;

import org.jspecify.annotations.NullMarked;
