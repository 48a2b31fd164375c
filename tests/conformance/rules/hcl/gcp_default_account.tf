resource "google_compute_instance" "a" {
  name = "a"
  service_account {
    # ruleid: gcp-default-account
    email  = "123-compute@developer.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance" "b" {
  service_account {
    # ok: gcp-default-account
    email = google_service_account.x.email
  }
}

resource "google_other" "c" {
  service_account {
    # ok: gcp-default-account
    email = "123-compute@developer.gserviceaccount.com"
  }
}
