#!/bin/sh
# Deploys the function with its accounts, secrets and schedule. Run it again after each change: what is there is left or updated.
#   PROJECT=my-project REGION=us-central1 CODA_DOC_ID=... WORKOUT_TYPES=cycling,running ./deploy.sh
set -eu
: "${PROJECT:?the Google Cloud project}" "${CODA_DOC_ID:?the doc to fill}"
REGION="${REGION:-us-central1}"
SCHEDULE="${SCHEDULE:-17 */6 * * *}"
NAME=ridebook-sync
RUNNER="$NAME@$PROJECT.iam.gserviceaccount.com"
CALLER="$NAME-caller@$PROJECT.iam.gserviceaccount.com"
cd "$(dirname "$0")/.."
[ -f dist/index.js ] || { echo 'Run "npm run build:cloud-function" first.' >&2; exit 64; }
cloud() { gcloud --project "$PROJECT" --quiet "$@"; }

cloud services enable cloudfunctions.googleapis.com cloudbuild.googleapis.com run.googleapis.com \
  cloudscheduler.googleapis.com secretmanager.googleapis.com artifactregistry.googleapis.com
for account in "$NAME" "$NAME-caller"; do
  cloud iam service-accounts describe "$account@$PROJECT.iam.gserviceaccount.com" >/dev/null 2>&1 ||
    cloud iam service-accounts create "$account"
done
for secret in peloton-session coda-token; do
  cloud secrets describe "$secret" >/dev/null 2>&1 || cloud secrets create "$secret" --replication-policy=automatic
  cloud secrets versions list "$secret" --filter=state:enabled --format='value(name)' | grep -q . ||
    { echo "The secret $secret has no version yet: add one as docs/cloud-function.md says, then run this again." >&2; exit 64; }
  cloud secrets add-iam-policy-binding "$secret" --member="serviceAccount:$RUNNER" \
    --role=roles/secretmanager.secretAccessor >/dev/null
done
# Of the session it also adds new versions and destroys spent ones.
cloud secrets add-iam-policy-binding peloton-session --member="serviceAccount:$RUNNER" \
  --role=roles/secretmanager.secretVersionManager >/dev/null

ADDRESS="https://$REGION-$PROJECT.cloudfunctions.net/$NAME"
# One instance and one call at a time: two holders of one rotating token can end each other's session.
cloud functions deploy "$NAME" --gen2 --region="$REGION" --runtime=nodejs24 --source=dist --entry-point=sync \
  --trigger-http --no-allow-unauthenticated --service-account="$RUNNER" --timeout=540s --memory=512Mi \
  --max-instances=1 --concurrency=1 --set-secrets=CODA_API_TOKEN=coda-token:latest \
  --update-env-vars="^;^CODA_DOC_ID=$CODA_DOC_ID;SESSION_SECRET=projects/$PROJECT/secrets/peloton-session;OIDC_AUDIENCE=$ADDRESS;OIDC_SERVICE_ACCOUNT=$CALLER;SYNC_BUDGET_SECONDS=420;UNITS=${UNITS:-imperial};WORKOUT_TYPES=${WORKOUT_TYPES:-all}"
cloud run services add-iam-policy-binding "$NAME" --region="$REGION" --member="serviceAccount:$CALLER" \
  --role=roles/run.invoker >/dev/null

if cloud scheduler jobs describe "$NAME" --location="$REGION" >/dev/null 2>&1; then verb=update; else verb=create; fi
cloud scheduler jobs "$verb" http "$NAME" --location="$REGION" --schedule="$SCHEDULE" --uri="$ADDRESS" \
  --http-method=POST --oidc-service-account-email="$CALLER" --oidc-token-audience="$ADDRESS" --attempt-deadline=570s \
  --max-retry-attempts=2 --min-backoff=60s
echo "Deployed. Try it: gcloud --project $PROJECT scheduler jobs run $NAME --location=$REGION"
