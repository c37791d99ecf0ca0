-- Who may act, what is on record, which models there are, what was decided.

CREATE TABLE account (
  id                   uuid PRIMARY KEY,
  user_name            text NOT NULL UNIQUE,
  role                 text NOT NULL CHECK (role IN ('OFFICER', 'REGULATOR', 'ADMIN')),
  password_hash        text NOT NULL,
  must_change_password boolean NOT NULL,
  consented_by         text,
  valid_from           timestamptz NOT NULL,
  valid_until          timestamptz,
  disabled             boolean NOT NULL
);

CREATE TABLE api_key (
  id              text PRIMARY KEY,
  mac             bytea NOT NULL,
  role            text NOT NULL CHECK (role IN ('APP', 'OFFICER', 'REGULATOR', 'ADMIN')),
  account_id      uuid REFERENCES account,
  application     text,
  models          text NOT NULL,
  default_purpose text,
  revoked_at      timestamptz,
  CHECK ((role = 'APP') = (application IS NOT NULL)),
  CHECK ((role = 'APP') = (account_id IS NULL))
);

CREATE TABLE purpose (
  code       text PRIMARY KEY,
  title      text NOT NULL,
  title_zh   text NOT NULL,
  prohibited boolean NOT NULL
);

INSERT INTO purpose (code, title, title_zh, prohibited) VALUES
  ('content-moderation',         'Content moderation',                        '内容审核',               false),
  ('mail-filtering',             'Mail filtering',                            '邮件过滤',               false),
  ('image-classification',       'Image classification',                      '图像分类',               false),
  ('credit-scoring',             'Credit scoring',                            '信用评分',               false),
  ('demo',                       'Demonstration on public or synthetic data', '使用公开或合成数据的演示', false),
  ('chat',                       'Conversation',                              '对话',                   false),
  ('code',                       'Programming help',                          '编程辅助',               false),
  ('marketing',                  'Marketing',                                 '市场营销',               false),
  ('medical-advice',             'Medical advice',                            '医疗建议',               false),
  ('justice',                    'Administration of justice',                 '司法',                   false),
  ('immigration',                'Immigration, asylum and border control',    '移民、庇护与边境管理',   false),
  ('crime-prediction',           'Crime prediction',                          '犯罪预测',               false),
  ('recruitment',                'Recruitment',                               '招聘',                   false),
  ('emotion-recognition',        'Emotion recognition',                       '情绪识别',               true),
  ('social-scoring',             'Social scoring',                            '社会评分',               true),
  ('biometric-categorisation',   'Biometric categorisation',                  '生物特征分类',           true),
  ('remote-biometric-id',        'Remote biometric identification',           '远程生物特征识别',       true);

-- One row a version of a record; at most one proposed and one effective for each pair.
CREATE TABLE processing_record (
  id                  uuid PRIMARY KEY,
  application         text NOT NULL,
  purpose             text NOT NULL REFERENCES purpose,
  state               text NOT NULL CHECK (state IN ('PROPOSED', 'EFFECTIVE', 'SUPERSEDED')),
  personal_data       boolean NOT NULL,
  legal_basis         text NOT NULL,
  notice_given        boolean NOT NULL,
  jurisdictions       text NOT NULL,
  disclosed_purposes  text NOT NULL,
  transfer_basis      text NOT NULL,
  transfer_countries  text NOT NULL,
  retention_days      integer NOT NULL CHECK (retention_days > 0),
  commercial_use      boolean NOT NULL,
  public_service      boolean NOT NULL,
  adults_only         boolean NOT NULL,
  significant_effect  boolean NOT NULL,
  solely_automated    boolean NOT NULL,
  human_review        boolean NOT NULL,
  prompt_reuse        boolean NOT NULL,
  ai_disclosed        boolean NOT NULL,
  group_attributes    text,
  proposed_by         text NOT NULL,
  proposed_at         timestamptz NOT NULL,
  approved_by         text CHECK (approved_by <> proposed_by),
  approved_at         timestamptz
);
CREATE UNIQUE INDEX processing_record_effective ON processing_record (application, purpose) WHERE state = 'EFFECTIVE';
CREATE UNIQUE INDEX processing_record_proposed ON processing_record (application, purpose) WHERE state = 'PROPOSED';

CREATE TABLE model_version (
  name              text NOT NULL,
  version           text NOT NULL,
  digest            text NOT NULL,
  folder            text NOT NULL,
  lifecycle         text NOT NULL CHECK (lifecycle IN ('REGISTERED', 'ACTIVE', 'SUSPENDED', 'RETIRED')),
  license_verified  boolean NOT NULL,
  conformity        boolean NOT NULL,
  impact_assessment boolean NOT NULL,
  data_provenance   boolean NOT NULL,
  copyright_policy  boolean NOT NULL,
  training_summary  boolean NOT NULL,
  cac_filed         boolean NOT NULL,
  bias_audit        date,
  registered_by     text NOT NULL,
  registered_at     timestamptz NOT NULL,
  activated_at      timestamptz,
  PRIMARY KEY (name, version)
);

-- Search lines; the decision itself is the ledger entry.
CREATE TABLE decision (
  id             uuid PRIMARY KEY,
  ledger_index   bigint NOT NULL UNIQUE,
  decided_at     timestamptz NOT NULL,
  application    text NOT NULL,
  actor          text NOT NULL,
  model          text NOT NULL,
  model_version  text NOT NULL,
  purpose        text NOT NULL,
  verdict        text NOT NULL CHECK (verdict IN ('ALLOW', 'TRANSFORM', 'ESCALATE', 'DENY')),
  rules          text NOT NULL,
  explanation_id uuid UNIQUE,
  follows_id     uuid
);
CREATE INDEX decision_time ON decision (decided_at DESC);
CREATE INDEX decision_actor ON decision (actor, decided_at DESC);
CREATE INDEX decision_model ON decision (model, decided_at DESC);
CREATE INDEX decision_verdict ON decision (verdict, decided_at DESC);

CREATE TABLE review (
  id            uuid PRIMARY KEY,
  decision_id   uuid NOT NULL UNIQUE,
  application   text NOT NULL,
  actor         text NOT NULL,
  model         text NOT NULL,
  model_version text NOT NULL,
  rules         text NOT NULL,
  opened_at     timestamptz NOT NULL,
  deadline      timestamptz NOT NULL,
  state         text NOT NULL CHECK (state IN ('OPEN', 'CLAIMED', 'RELEASED', 'REFUSED', 'EXPIRED')),
  claimed_by    text,
  decided_by    text,
  decided_at    timestamptz,
  outcome_id    uuid,
  row_version   integer NOT NULL
);
CREATE INDEX review_waiting ON review (deadline) WHERE state IN ('OPEN', 'CLAIMED');

-- Tasks for people and messages for machines; they leave after the ledger holds their cause.
CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  decision_id uuid,
  kind       text NOT NULL,
  detail     text NOT NULL,
  created_at timestamptz NOT NULL,
  done_at    timestamptz
);
