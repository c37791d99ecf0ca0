package org.probity.web.wiring;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import javax.sql.DataSource;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.BrowserSessions;
import org.probity.domain.consent.Consents;
import org.probity.domain.consent.Objections;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.SavedViews;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.model.ModelVersions;
import org.probity.domain.notice.Notices;
import org.probity.domain.policy.PackVersions;
import org.probity.domain.record.ProcessingRecords;
import org.probity.domain.review.Reviews;
import org.probity.domain.task.Tasks;
import org.probity.domain.work.Works;
import org.probity.persistence.JpaAccounts;
import org.probity.persistence.JpaBrowserSessions;
import org.probity.persistence.JpaConsents;
import org.probity.persistence.JpaDecisions;
import org.probity.persistence.JpaErasures;
import org.probity.persistence.JpaModelVersions;
import org.probity.persistence.JpaNotices;
import org.probity.persistence.JpaObjections;
import org.probity.persistence.JpaPackVersions;
import org.probity.persistence.JpaProcessingRecords;
import org.probity.persistence.JpaReviews;
import org.probity.persistence.JpaSavedViews;
import org.probity.persistence.JpaTasks;
import org.probity.persistence.JpaWorks;
import org.probity.persistence.JtaUnitOfWork;
import org.probity.persistence.UnitOfWork;

/** PostgreSQL, and the repositories over it. Where it is comes from the launcher. */
@ApplicationScoped
@DataSourceDefinition(
    name = "java:app/jdbc/probity",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=probity.db.url}",
    user = "${MPCONFIG=probity.db.user}",
    password = "${MPCONFIG=probity.db.password}",
    minPoolSize = 2,
    maxPoolSize = 16,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      // Each validation looks for its class through the whole application first.
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000"
    })
public class Database {
  @Resource(lookup = "java:app/jdbc/probity")
  private DataSource dataSource;

  @PersistenceContext(unitName = "probity")
  private EntityManager em;

  @Resource private UserTransaction transaction;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Database() {}

  DataSource dataSource() {
    return dataSource;
  }

  @Produces
  @ApplicationScoped
  UnitOfWork unitOfWork() {
    return new JtaUnitOfWork(em, transaction);
  }

  @Produces
  @ApplicationScoped
  Accounts accounts() {
    return new JpaAccounts(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  BrowserSessions browserSessions() {
    return new JpaBrowserSessions(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  ProcessingRecords records() {
    return new JpaProcessingRecords(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  ModelVersions modelVersions() {
    return new JpaModelVersions(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Consents consents() {
    return new JpaConsents(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Objections objections() {
    return new JpaObjections(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  PackVersions packs() {
    return new JpaPackVersions(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Tasks tasks() {
    return new JpaTasks(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Notices notices() {
    return new JpaNotices(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Works works() {
    return new JpaWorks(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Decisions decisions() {
    return new JpaDecisions(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  SavedViews savedViews() {
    return new JpaSavedViews(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Reviews reviews() {
    return new JpaReviews(unitOfWork());
  }

  @Produces
  @ApplicationScoped
  Erasures erasures() {
    return new JpaErasures(unitOfWork());
  }
}
