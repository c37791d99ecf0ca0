-- The register is read from its newest end.
CREATE INDEX consent_given ON consent (given_at DESC, id);
CREATE INDEX erasure_request_time ON erasure_request (requested_at DESC);
