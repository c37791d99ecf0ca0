package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.whole;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Secrets: by their public prefix, by their form, or by the word beside them. */
final class CredentialTable {
  private static final String CREDENTIAL = "CREDENTIAL";

  private CredentialTable() {}

  // Examples are glued together so that nobody's scanner takes this file for a leak.
  static final List<Recognizer> ROWS =
      List.of(
          row(CREDENTIAL, "private-key")
              .exactly(
                  "-----BEGIN (?:[A-Z0-9]{1,16} ){0,4}PRIVATE KEY(?: BLOCK)?-----"
                      + "(?:[^-]{0,4000}+-(?!----)){0,8}[^-]{0,16384}+"
                      + "(?:-----END [A-Z0-9 ]{0,80}-----)?",
                  1.0)
              .finds("-----BEGIN RSA PRIVATE KEY" + "-----\nMIIEow\n-----END RSA PRIVATE KEY-----")
              .ignores("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"),
          prefixed("aws-access-key", "(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA)[A-Z0-9]{16}")
              .finds("AKIA" + "IOSFODNN7EXAMPLE")
              .ignores("AKIAIOSFODNN7"),
          prefixed(
                  "github-token",
                  "(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{22,251})")
              .finds("ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a")
              .ignores("ghp_short"),
          prefixed(
                  "gitlab-token",
                  "gl(?:pat|dt|rt|ptt|oas|soat|ft|imt|agent|cbt)-[A-Za-z0-9_-]{20,251}")
              .finds("glpat-" + "zQ4xk7-TbN2mLw9Yp3Rv")
              .ignores("glpat-short"),
          prefixed("slack-token", "xox[abeoprs]-[A-Za-z0-9-]{10,251}")
              .finds("xoxb-" + "17653672481-19874698323-pdFZKVeTuE8sk7oOHcBrzygy")
              .ignores("xoxb-1"),
          prefixed(
                  "slack-webhook",
                  "https://hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9+/]{40,80}")
              .finds(
                  "https://hooks.slack.com/services/"
                      + "T00000000/B00000000/Zk3XbR7Qm2Lw9Yp4Tn6Vs8Ha")
              .ignores("https://hooks.slack.com/help"),
          prefixed("google-api-key", "AIza[A-Za-z0-9_-]{35}")
              .finds("AIza" + "SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe")
              .ignores("AIzaShort"),
          prefixed(
                  "openai-key",
                  "sk-(?:proj-|svcacct-|admin-|ant-[a-z0-9]{1,8}-)?[A-Za-z0-9_-]{20,251}")
              .finds("sk-" + "proj-Zk3XbR7Qm2Lw9Yp4Tn6Vs8HaJd5Fc1Ge")
              .ignores("sk-learn is a library", "task-force-for-the-environment"),
          prefixed("stripe-key", "(?:sk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{16,251}")
              .finds("sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc")
              .ignores("sk_live_x"),
          prefixed(
                  "package-registry-token", "(?:npm_[A-Za-z0-9]{36}|pypi-AgE[A-Za-z0-9_-]{50,251})")
              .finds("npm_" + "Zk3XbR7Qm2Lw9Yp4Tn6Vs8HaJd5Fc1GeUi0o")
              .ignores("npm_config"),
          prefixed("hugging-face-token", "hf_[A-Za-z0-9]{30,60}")
              .finds("hf_" + "Zk3XbR7Qm2Lw9Yp4Tn6Vs8HaJd5Fc1GeUi")
              .ignores("hf_hub"),
          prefixed("sendgrid-key", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}")
              .finds("SG." + "Zk3XbR7Qm2Lw9Yp4Tn6Vs8.HaJd5Fc1GeUiZk3XbR7Qm2Lw9Yp4Tn6Vs8HaJd5Fc1G")
              .ignores("SG.x.y"),
          prefixed("alibaba-tencent-key", "(?:LTAI[A-Za-z0-9]{12,24}|AKID[A-Za-z0-9]{32})")
              .finds("LTAI" + "5tZk3XbR7Qm2Lw9Yp4Tn")
              .ignores("LTAIx"),
          row(CREDENTIAL, "json-web-token")
              .exactly(
                  "(?<![\\p{IsLatin}\\d_-])eyJ[A-Za-z0-9_-]{8,2000}+\\.eyJ[A-Za-z0-9_-]{4,8000}+\\.[A-Za-z0-9_-]{0,2000}+",
                  1.0)
              .check("header is JSON with alg", whole(Secrets::jsonWebToken))
              .finds(
                  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
                      + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N")
              .ignores("eyJmb28iOiJiYXIifQ.eyJzdWIiOiIxIn0.x"),
          row(CREDENTIAL, "connection-string")
              .pattern(
                  "(?<![\\p{IsLatin}\\d])[a-z][a-z0-9+.-]{1,30}://([^\\s:/@\"'<>]{0,128}:[^\\s@/\"'<>]{1,256}@[^\\s:/@\"'<>?#]{1,253}+)",
                  0.95)
              .pattern(
                  "(?:password|pwd|accountkey|sharedaccesskey)=([^\\s;\"'<>&]{3,200}+)(?=;|&)", 0.9)
              .finds(
                  "postgres://«app:s3cr3t@db.example.org»/x", "Server=db;Uid=a;Pwd=s3cr3t;Port=1")
              .ignores("https://example.org:8443/a@b", "postgres://db.example.org/x"),
          row(CREDENTIAL, "named-secret")
              .pattern(
                  "(?:pass(?:word|wd|phrase|code)|pwd|secret|(?:api|access|private|encryption|account|shared)["
                      + " _-]?key|(?:auth|access|refresh|bearer|api)["
                      + " _-]?token|credentials?|密码|口令|密钥|令牌)[\"'`]?(?: is| was|:|=|=>|为|是|：|"
                      + " ){1,3}[ \"'`]{0,3}([^\\s\"'`,;，。；]{6,256})",
                  0.9)
              .mentions("pass", "pwd", "secret", "key", "token", "credential", "密", "口令", "令牌")
              .check("looks random", whole(Secrets::random))
              .finds(
                  "password: Tr0ub4dor&3",
                  "my api key is 9f86d081884c7d659a2feaa0c55ad015",
                  "{\"client_secret\": \"Zk3XbR7Qm2Lw\"}",
                  "密码是Xk29!mQz7")
              .ignores("password: required", "the password is incorrect", "secret santa party"));

  /** A token that begins with letters its issuer made public, where a scanner may look for them. */
  private static PatternRecognizer prefixed(String name, String regex) {
    return row(CREDENTIAL, name)
        .exactly("(?<![\\p{IsLatin}\\d_])" + regex + "(?![A-Za-z0-9])", 0.95);
  }
}
