-- People whom the organisation's provider signs in (OpenID Connect): who they are there. What the
-- provider calls somebody never passes to another person, unlike a name or an address.
ALTER TABLE account ADD COLUMN issuer text, ADD COLUMN subject text;
ALTER TABLE account ADD CHECK ((issuer IS NULL) = (subject IS NULL));
CREATE UNIQUE INDEX account_provider ON account (issuer, subject);

-- Ways to the provider that came back: each comes back once, on whichever node.
CREATE TABLE provider_return (
  state       text PRIMARY KEY,
  returned_at timestamptz NOT NULL
);
CREATE INDEX provider_return_returned ON provider_return (returned_at);
