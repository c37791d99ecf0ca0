/**
 * Hibernate behind the repository interfaces of the domain. {@link
 * org.probity.persistence.UnitOfWork} is how each gets its transaction, under JTA or in plain SE.
 */
@NullMarked
package org.probity.persistence;

import org.jspecify.annotations.NullMarked;
