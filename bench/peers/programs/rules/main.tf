terraform {
  required_providers {
    okta = {
      source = "okta/okta"
    }
  }
}

variable "emulator" {
  type = string
}

variable "api_token" {
  type      = string
  sensitive = true
}

variable "policies" {
  type = number
}

variable "rules" {
  type = number
}

# none, changed or moved
variable "edit" {
  type    = string
  default = "none"
}

# With http_proxy the provider speaks plain HTTP to the address that it is given.
provider "okta" {
  org_name   = "dev"
  base_url   = "okta.com"
  api_token  = var.api_token
  http_proxy = var.emulator
}

resource "okta_app_signon_policy" "access" {
  count       = var.policies
  name        = "Access ${count.index}"
  description = "Of the benchmark"
}

locals {
  from_the_top = range(var.rules)
  moved        = concat([var.rules - 1], range(var.rules - 1))
}

resource "okta_app_signon_policy_rules" "rules" {
  count     = var.policies
  policy_id = okta_app_signon_policy.access[count.index].id

  dynamic "rule" {
    for_each = var.edit == "moved" && count.index == 0 ? local.moved : local.from_the_top
    content {
      name                        = "Rule ${rule.value + 1}"
      priority                    = rule.key + 1
      access                      = var.edit != "none" && count.index == 0 && rule.value == 3 ? "DENY" : "ALLOW"
      factor_mode                 = "2FA"
      re_authentication_frequency = "PT2H"
    }
  }
}
