//go:build tools

// Package opentofu pins the version of OpenTofu that the benchmark of peers is measured with.
package opentofu

import _ "github.com/opentofu/opentofu/cmd/tofu"
