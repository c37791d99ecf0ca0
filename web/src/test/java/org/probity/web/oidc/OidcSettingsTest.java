package org.probity.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.domain.account.Role;

/** What is configured of a provider, and the role that a person has by it. */
@SuppressWarnings("NullAway.Init")
class OidcSettingsTest {
  @TempDir private Path folder;
  private OidcVisit visit;

  @BeforeEach
  void start() throws IOException {
    visit = new OidcVisit(folder);
  }

  @AfterEach
  void stop() {
    visit.close();
  }

  @Test
  void oneRoleIsMappedAndNoPersonActsInTwo() throws Exception {
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    assertThat(flow.role(person(Set.of("audit", "football")))).isEqualTo(Role.REGULATOR);
    OidcVisit.refused(OidcException.Reason.NO_ROLE, () -> flow.role(person(Set.of("football"))));
    OidcVisit.refused(OidcException.Reason.NO_ROLE, () -> flow.role(person(Set.of())));
    OidcVisit.refused(
        OidcException.Reason.SEVERAL_ROLES, () -> flow.role(person(Set.of("it", "audit"))));
  }

  private OidcPerson person(Set<String> groups) {
    return new OidcPerson(visit.provider.issuer(), "f81d4fae", groups, null, "");
  }

  @Test
  void settingsThatSayTooLittleAreNone() {
    assertThat(OidcSettings.roles("a=officer, b = admin")).hasSize(2);
    for (String list : List.of("", "a", "a=app", "a=boss", "=officer", "a=officer,a=admin")) {
      assertThatThrownBy(() -> OidcSettings.roles(list))
          .as(list)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> new OidcSettings("ftp://x", "probity", null, "roles", OidcVisit.ROLES, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new OidcSettings("https://x", "", null, "roles", OidcVisit.ROLES, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            new OidcSettings("https://x", "probity", "s&cret", "roles", OidcVisit.ROLES, null)
                .toString())
        .doesNotContain("cret,");
  }
}
