package org.probity.web.api;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.probity.web.http.Surface;

/** Everything below {@code /api}. */
@ApplicationPath("/api")
public class ApiApplication extends Surface {
  public ApiApplication() {
    super(
        Set.of(
            DecisionsResource.class,
            ViewsResource.class,
            OutcomesResource.class,
            GroupsResource.class,
            FairnessResource.class,
            ExplanationsResource.class,
            ReviewsResource.class,
            RecordsResource.class,
            SubjectsResource.class,
            ErasuresResource.class,
            HoldsResource.class,
            RetentionResource.class,
            ConsentsResource.class,
            PoliciesResource.class,
            TasksResource.class,
            ConcernsResource.class,
            NoticesResource.class,
            ObjectionsResource.class,
            WorksResource.class,
            DetectorsResource.class,
            ModelsAdminResource.class,
            LedgerEntriesResource.class,
            LedgerKeysResource.class,
            LedgerSearchResource.class,
            ExportsResource.class,
            SchedulesResource.class,
            DemoResource.class,
            AccountsResource.class,
            SessionsResource.class,
            KeysResource.class));
  }
}
