//go:build tools

// Package tools names the program that this module exists to build: the Pulumi CLI.
// It has its own module because `go install` refuses a module with replace lines.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
