-- The application's user works on rows; the schema is its owner's alone.
DO $$
BEGIN
  IF '${writer}' <> current_user THEN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', '${writer}');
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', '${writer}');
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', '${writer}');
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %I', '${writer}');
  END IF;
END
$$;
