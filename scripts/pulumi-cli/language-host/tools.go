//go:build tools

// Package tools names the program that this module exists to build: the host that runs Node programs.
// Newer hosts live in a module without tagged versions, which module proxies may refuse;
// v3.68.0 is the last one inside a tagged module, and it works with newer CLIs and SDKs.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
