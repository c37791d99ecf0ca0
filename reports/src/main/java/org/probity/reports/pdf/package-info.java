/**
 * Reports for people, kept for archives; {@link org.probity.reports.pdf.PdfDocument} is its root.
 */
@NullMarked
package org.probity.reports.pdf;

import org.jspecify.annotations.NullMarked;
