package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingRecord.State;
import org.probity.domain.record.ProcessingRecords;
import org.probity.domain.record.Purpose;

/** Processing records and purposes in PostgreSQL. */
public final class JpaProcessingRecords implements ProcessingRecords {
  private final UnitOfWork work;

  public JpaProcessingRecords(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<ProcessingRecord> effective(String application, String purpose) {
    return in(State.EFFECTIVE, application, purpose);
  }

  @Override
  public Optional<ProcessingRecord> proposed(String application, String purpose) {
    return in(State.PROPOSED, application, purpose);
  }

  private Optional<ProcessingRecord> in(State state, String application, String purpose) {
    return work.call(
        em ->
            em.createQuery(
                    "from ProcessingRecord where application = :application"
                        + " and purpose = :purpose and state = :state",
                    ProcessingRecord.class)
                .setParameter("application", application)
                .setParameter("purpose", purpose)
                .setParameter("state", state)
                .getResultStream()
                .findFirst());
  }

  @Override
  public List<ProcessingRecord> all() {
    return work.call(
        em ->
            em.createQuery(
                    "from ProcessingRecord order by application, purpose, proposedAt",
                    ProcessingRecord.class)
                .getResultList());
  }

  @Override
  public void save(ProcessingRecord record) {
    work.run(
        em -> {
          em.merge(record);
          em.flush();
        });
  }

  @Override
  public Optional<Purpose> purpose(String code) {
    return work.call(em -> Optional.ofNullable(em.find(Purpose.class, code)));
  }

  @Override
  public List<Purpose> purposes() {
    return work.call(
        em -> em.createQuery("from Purpose order by code", Purpose.class).getResultList());
  }
}
