# The same as deploy.sh, for those who keep their cloud in Terraform. The two secrets are made by hand, with their versions,
# as docs/cloud-function.md says: what is in Terraform's state is not secret.
terraform {
  required_version = ">= 1.5"
  required_providers {
    google  = { source = "hashicorp/google", version = ">= 5.0" }
    archive = { source = "hashicorp/archive", version = ">= 2.4" }
  }
}

variable "project" { type = string }
variable "region" {
  type    = string
  default = "us-central1"
}
variable "coda_doc_id" { type = string }
variable "schedule" {
  type    = string
  default = "17 */6 * * *"
}
variable "units" {
  type    = string
  default = "imperial"
}
variable "workout_types" {
  type    = string
  default = "all"
}

locals {
  name    = "ridebook-sync"
  address = "https://${var.region}-${var.project}.cloudfunctions.net/${local.name}"
}

provider "google" {
  project = var.project
  region  = var.region
}

resource "google_project_service" "needed" {
  for_each = toset([
    "artifactregistry.googleapis.com", "cloudbuild.googleapis.com", "cloudfunctions.googleapis.com",
    "cloudscheduler.googleapis.com", "run.googleapis.com", "secretmanager.googleapis.com",
  ])
  service            = each.value
  disable_on_destroy = false
}

resource "google_service_account" "runner" { account_id = local.name }
resource "google_service_account" "caller" { account_id = "${local.name}-caller" }

data "google_secret_manager_secret" "made" {
  for_each  = toset(["peloton-session", "coda-token"])
  secret_id = each.value
}

resource "google_secret_manager_secret_iam_member" "reads" {
  for_each  = data.google_secret_manager_secret.made
  secret_id = each.value.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.runner.member
}

# Of the session it also adds new versions and destroys spent ones.
resource "google_secret_manager_secret_iam_member" "renews" {
  secret_id = data.google_secret_manager_secret.made["peloton-session"].id
  role      = "roles/secretmanager.secretVersionManager"
  member    = google_service_account.runner.member
}

data "archive_file" "source" {
  type        = "zip"
  source_dir  = "${path.module}/../dist"
  output_path = "${path.module}/.terraform/function.zip"
}

resource "google_storage_bucket" "source" {
  name                        = "${var.project}-${local.name}"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
}

resource "google_storage_bucket_object" "source" {
  name   = "${data.archive_file.source.output_sha256}.zip"
  bucket = google_storage_bucket.source.name
  source = data.archive_file.source.output_path
}

resource "google_cloudfunctions2_function" "sync" {
  name     = local.name
  location = var.region
  build_config {
    runtime     = "nodejs24"
    entry_point = "sync"
    source {
      storage_source {
        bucket = google_storage_bucket.source.name
        object = google_storage_bucket_object.source.name
      }
    }
  }
  service_config {
    service_account_email = google_service_account.runner.email
    timeout_seconds       = 540
    available_memory      = "512Mi"
    # One instance and one call at a time: two holders of one rotating token can end each other's session.
    max_instance_count               = 1
    max_instance_request_concurrency = 1
    environment_variables = {
      CODA_DOC_ID          = var.coda_doc_id
      SESSION_SECRET       = "projects/${var.project}/secrets/peloton-session"
      OIDC_AUDIENCE        = local.address
      OIDC_SERVICE_ACCOUNT = google_service_account.caller.email
      SYNC_BUDGET_SECONDS  = "420"
      UNITS                = var.units
      WORKOUT_TYPES        = var.workout_types
    }
    secret_environment_variables {
      key        = "CODA_API_TOKEN"
      project_id = var.project
      secret     = "coda-token"
      version    = "latest"
    }
  }
  depends_on = [google_project_service.needed, google_secret_manager_secret_iam_member.reads]
}

resource "google_cloud_run_service_iam_member" "caller" {
  service  = google_cloudfunctions2_function.sync.name
  location = var.region
  role     = "roles/run.invoker"
  member   = google_service_account.caller.member
}

resource "google_cloud_scheduler_job" "sync" {
  name             = local.name
  region           = var.region
  schedule         = var.schedule
  attempt_deadline = "570s"
  retry_config {
    retry_count          = 2
    min_backoff_duration = "60s"
  }
  http_target {
    http_method = "POST"
    uri         = local.address
    oidc_token {
      service_account_email = google_service_account.caller.email
      audience              = local.address
    }
  }
  depends_on = [google_project_service.needed]
}
