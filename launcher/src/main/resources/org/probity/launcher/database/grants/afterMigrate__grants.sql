-- The application's user works on rows; the schema is its owner's alone. Of the ledger it may only
-- add, and move the head.
DO $$
BEGIN
  IF '${writer}' <> current_user THEN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', '${writer}');
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', '${writer}');
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', '${writer}');
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %I', '${writer}');
    EXECUTE format('REVOKE INSERT, DELETE ON ledger_head FROM %I', '${writer}');
    EXECUTE format('REVOKE UPDATE, DELETE ON ledger_entry, ledger_node FROM %I', '${writer}');
    EXECUTE format('REVOKE UPDATE ON ledger_checkpoint, ledger_sealed FROM %I', '${writer}');
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON ledger_pruned FROM %I', '${writer}');
    EXECUTE format('REVOKE UPDATE, DELETE ON ledger_signing_key FROM %I', '${writer}');
  END IF;
END
$$;
