-- A pack may judge a share of the decisions before it judges all. What demands the approval of a
-- second officer (V9: every state after SHADOW) holds for this state too.
ALTER TABLE policy_pack DROP CONSTRAINT policy_pack_state_check;
ALTER TABLE policy_pack ADD CONSTRAINT policy_pack_state_check CHECK (state IN
  ('DRAFT', 'CHECKED', 'TESTED', 'SHADOW', 'APPROVED', 'CANARY', 'ACTIVE', 'SUPERSEDED'));
ALTER TABLE policy_pack ADD COLUMN canary_share integer CHECK (canary_share BETWEEN 1 AND 99);
ALTER TABLE policy_pack ADD CHECK ((state = 'CANARY') = (canary_share IS NOT NULL));
CREATE UNIQUE INDEX policy_pack_canary ON policy_pack (state) WHERE state = 'CANARY';
