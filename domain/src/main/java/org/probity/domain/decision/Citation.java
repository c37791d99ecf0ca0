package org.probity.domain.decision;

/**
 * Where a policy comes from.
 *
 * @param source the law, standard or licence, as "GDPR"
 * @param clause the place in it, as "6(1)"
 * @param checked whether somebody read the clause; officers see the others as not checked
 */
public record Citation(String source, String clause, boolean checked) {}
