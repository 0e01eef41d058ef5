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
  last = var.rules - 1
  rules = merge([
    for policy in range(var.policies) : {
      for rule in range(var.rules) : "${policy}/${rule}" => {
        policy = policy
        name   = "Rule ${rule + 1}"
        priority = (
          var.edit != "moved" || policy != 0 ? rule + 1 : rule == local.last ? 1 : rule + 2
        )
        access = var.edit != "none" && policy == 0 && rule == 3 ? "DENY" : "ALLOW"
      }
    }
  ]...)
}

resource "okta_app_signon_policy_rule" "rule" {
  for_each                    = local.rules
  policy_id                   = okta_app_signon_policy.access[each.value.policy].id
  name                        = each.value.name
  priority                    = each.value.priority
  access                      = each.value.access
  factor_mode                 = "2FA"
  re_authentication_frequency = "PT2H"
}
