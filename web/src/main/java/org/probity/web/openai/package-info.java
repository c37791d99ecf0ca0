/** The OpenAI-compatible surface below {@code /v1}, and what else is served there. */
@NullMarked
package org.probity.web.openai;

import org.jspecify.annotations.NullMarked;
