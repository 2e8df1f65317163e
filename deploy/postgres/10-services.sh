#!/bin/bash
# Run once by the image of PostgreSQL, when the data folder is new: a database for each service, and
# two roles. The owner migrates; the login works on rows and owns nothing. tests/deploy runs it.
set -euo pipefail

create_service() {
    local name=$1 owner_password=$2 login_password=$3
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" \
        --dbname postgres --set name="$name" --set owner="${name}_owner" \
        --set owner_password="$owner_password" --set login_password="$login_password" <<'SQL'
-- The server keeps verifiers only; the statements that carry the passwords are not logged.
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"name" LOGIN PASSWORD :'login_password';
RESET log_statement;
RESET log_min_duration_statement;
RESET log_min_error_statement;

-- Of the login only: a migration or a backup may take longer.
ALTER ROLE :"name" SET statement_timeout = '5s';
ALTER ROLE :"name" SET lock_timeout = '1s';
ALTER ROLE :"name" SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE :"name" SET transaction_timeout = '30s';

CREATE DATABASE :"name" OWNER :"owner";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"name";

\connect :"name"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"name";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"name";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO :"name";
CREATE EXTENSION vector;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
SQL
}

for name in gateway knowledge matchmaking pilot_centers; do
    owner_password=${name^^}_OWNER_DB_PASSWORD
    login_password=${name^^}_DB_PASSWORD
    # Expanded with :? so that a missing password ends the start instead of opening a database.
    create_service "$name" "${!owner_password:?}" "${!login_password:?}"
done
